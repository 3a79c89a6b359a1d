use rayon::prelude::*;

fn main() {
    let plate: Vec<u16> = (0..60_000).step_by(7).collect();

    let bright: u32 = plate
        .par_iter()
        .map(|&pixel| if pixel > 50_000 { 1 } else { 0 })
        .sum();
    println!("{bright} bright pixels");
}
