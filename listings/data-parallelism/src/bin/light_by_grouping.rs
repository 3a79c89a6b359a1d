fn light(pixels: &[f32]) -> f32 {
    pixels.iter().sum()
}

fn main() {
    let mut plate = vec![1.0; 4_000];
    plate[0] = 16_777_216.0; // a bright star

    let halves: f32 = plate.chunks(2_000).map(light).sum();
    let quarters: f32 = plate.chunks(1_000).map(light).sum();
    let exact: f64 = plate.iter().map(|&pixel| f64::from(pixel)).sum();
    println!("in one sum: {}", light(&plate));
    println!("two halves: {halves}");
    println!("four parts: {quarters}");
    println!("exact:      {exact}");
}
