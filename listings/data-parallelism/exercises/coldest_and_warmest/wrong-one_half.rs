use rayon::prelude::*;

fn span(temperatures: &[i32]) -> (i32, i32) {
    temperatures
        .par_iter()
        .map(|&degrees| (degrees, degrees))
        .reduce(|| (i32::MAX, 0), |a, b| (a.0.min(b.0), a.1.max(b.1)))
}

fn main() {
    println!("{:?}", span(&[-9, -12, -4, -3, -7, -8]));
}
