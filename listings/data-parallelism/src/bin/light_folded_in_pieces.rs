use rayon::prelude::*;

fn main() {
    let plate: Vec<u16> = (0..60_000).step_by(7).collect();

    let lights: Vec<u64> = plate
        .par_iter()
        .fold(|| 0, |light, &pixel| light + u64::from(pixel))
        .collect();
    println!("pieces: {}", lights.len());

    let light: u64 = lights.into_iter().sum();
    println!("light of the night: {light}");
    assert_eq!(light, 257_147_142);
}
