use rayon::prelude::*;

fn span(temperatures: &[i32]) -> (i32, i32) {
    temperatures
        .par_iter()
        .map(|&degrees| (degrees, degrees))
        .reduce(|| (1000, -1000), |a, b| (a.0.min(b.0), a.1.max(b.1)))
}

fn main() {
    let spring = [-2, 0, 4, 11, 9, 3];
    let frost = [-9, -12, -4, -3, -7, -8];
    println!("spring: {:?}, frost: {:?}", span(&spring), span(&frost));
}
