use rayon::prelude::*;

fn main() {
    let baskets = vec![12, 7, 30, 9];
    let limit = 10;
    let heavy: Vec<_> = baskets
        .par_iter()
        .filter(|kilos| **kilos > limit)
        .collect();
    println!("{heavy:?} of {}", baskets.len());
}
