use rayon::prelude::*;
use std::sync::Barrier;

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("the system gives two threads");
    let all_focused = Barrier::new(3);

    pool.install(|| {
        (0..3).into_par_iter().for_each(|_| {
            println!("a camera is in focus");
            all_focused.wait();
            println!("a camera exposes");
        });
    });
}
