use rayon::prelude::*;

fn main() {
    let plate: Vec<u16> = (0..60_000).step_by(7).collect();

    let mut bright = 0;
    plate.par_iter().for_each(|&pixel| {
        if pixel > 50_000 {
            bright += 1;
        }
    });
    println!("{bright} bright pixels");
}
