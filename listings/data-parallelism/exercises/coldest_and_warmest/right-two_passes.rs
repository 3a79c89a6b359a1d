use rayon::prelude::*;

fn span(temperatures: &[i32]) -> (i32, i32) {
    let lowest = temperatures.par_iter().copied().min();
    let highest = temperatures.par_iter().copied().max();
    lowest.zip(highest).expect("at least one temperature")
}

fn main() {
    let spring = [-2, 0, 4, 11, 9, 3];
    let frost = [-9, -12, -4, -3, -7, -8];
    println!("spring: {:?}, frost: {:?}", span(&spring), span(&frost));
}
