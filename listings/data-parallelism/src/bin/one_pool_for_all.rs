use rayon::prelude::*;
use std::{collections::HashSet, thread};

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("the system gives two threads");
    let ids: HashSet<_> = pool.install(|| {
        let plates = (0..8).into_par_iter();
        let rows = plates.flat_map(|_| (0..8).into_par_iter());
        rows.map(|_| thread::current().id()).collect()
    });
    println!("at most 2 threads: {}", ids.len() <= 2);
}
