use rayon::prelude::*;
use std::{hint::black_box, num::NonZero, thread, time::Instant};

/// So much that no two steps can be done at once.
fn work(steps: u64) -> u64 {
    (0..black_box(steps)).fold(7, |sum, n| (sum ^ n).wrapping_mul(31))
}

/// A fifth of the steps is done alone, four fifths are shared out.
fn night() -> f64 {
    let start = Instant::now();
    black_box(work(200_000));
    let frames = (0..80).into_par_iter();
    frames.for_each(|_| _ = black_box(work(10_000)));
    start.elapsed().as_secs_f64()
}

fn main() {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut alone = 0.0;
    for threads in [1, 2, 4, 8, 64] {
        let formula = 1.0 / (0.2 + 0.8 / threads as f64);
        println!("{threads} at work, formula: {formula:.2} times");
        if threads > cores {
            continue;
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("the system gives a thread for each core");
        let nights = (0..200).map(|_| pool.install(night));
        let fastest = nights.fold(f64::INFINITY, f64::min);
        if threads == 1 {
            alone = fastest;
        }
        let measured = alone / fastest;
        println!("{threads} at work, measured: {measured:.2} times");
        assert!(measured < 1.2 * formula);
    }
}
