use rayon::prelude::*;
use std::array;

fn main() {
    let plate: Vec<u16> = (0..60_000).step_by(7).collect();

    let histogram = plate
        .par_iter()
        .fold(
            || [0; 4],
            |mut mine, &pixel| {
                mine[usize::from(pixel >> 14)] += 1;
                mine
            },
        )
        .reduce(|| [0; 4], |a, b| array::from_fn(|bin| a[bin] + b[bin]));
    println!("{histogram:?}");
}
