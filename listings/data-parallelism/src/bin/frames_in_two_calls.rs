use rayon::prelude::*;

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("the system gives two threads");

    pool.install(|| {
        (0..3)
            .into_par_iter()
            .for_each(|_| println!("a camera is in focus"));
        (0..3)
            .into_par_iter()
            .for_each(|_| println!("a camera exposes"));
    });
}
