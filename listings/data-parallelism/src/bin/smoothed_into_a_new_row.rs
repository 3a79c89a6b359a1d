use rayon::prelude::*;

fn main() {
    let row: Vec<u16> = vec![10, 30, 50, 10, 90];

    let smooth: Vec<u16> = row
        .par_windows(2)
        .map(|pair| (pair[0] + pair[1]) / 2)
        .collect();
    println!("{smooth:?}");
}
