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
    println!("rayon, 64 rows: at most 2 threads? {}", ids.len() <= 2);

    let plate = || {
        let rows = [(); 8].map(|_| thread::spawn(|| thread::current().id()));
        rows.map(|row| row.join().unwrap())
    };
    let plates = [(); 8].map(|_| thread::spawn(plate));
    let ids = plates.map(|plate| plate.join().unwrap());
    let ids: HashSet<_> = ids.as_flattened().iter().collect();
    println!("by hand: {} threads, and 8 that wait", ids.len());
}
