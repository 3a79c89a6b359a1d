use rayon::prelude::*;

fn main() {
    let plate: Vec<u16> = (0..60_000).step_by(7).collect();

    let add = |light: u64, &pixel: &u16| light + u64::from(pixel);
    let _light = plate.par_iter().fold(0, add);
}
