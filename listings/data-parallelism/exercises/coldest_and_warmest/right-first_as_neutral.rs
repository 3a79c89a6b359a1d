use rayon::prelude::*;

fn span(temperatures: &[i32]) -> (i32, i32) {
    // One that was measured cannot be out of the span.
    let first = temperatures[0];
    temperatures
        .par_iter()
        .fold(
            || (first, first),
            |(low, high), &degrees| (low.min(degrees), high.max(degrees)),
        )
        .reduce(|| (first, first), |a, b| (a.0.min(b.0), a.1.max(b.1)))
}

fn main() {
    let spring = [-2, 0, 4, 11, 9, 3];
    let frost = [-9, -12, -4, -3, -7, -8];
    println!("spring: {:?}, frost: {:?}", span(&spring), span(&frost));
}
