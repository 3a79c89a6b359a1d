use rayon::prelude::*;

fn main() {
    let baskets = vec![12, 7, 30, 9];
    let limit = 10;
    let is_heavy = |kilos: &&u32| **kilos > limit;
    let heavy: Vec<_> = baskets.par_iter().filter(is_heavy).collect();
    println!("{heavy:?} of {}", baskets.len());
}
