use rayon::prelude::*;
use std::{collections::HashSet, thread};

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("the system gives two threads");
    let ids: HashSet<_> = pool.install(|| {
        let plates = (0..8).into_par_iter();
        let pixels = plates.flat_map(|_| (0..8).into_par_iter());
        pixels.map(|_| thread::current().id()).collect()
    });
    println!("rayon: at most 2 threads? {}", ids.len() <= 2);

    let ids: HashSet<_> = thread::scope(|scope| {
        let plates: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    thread::scope(|scope| {
                        let rows: Vec<_> = (0..8)
                            .map(|_| scope.spawn(|| thread::current().id()))
                            .collect();
                        rows.into_iter()
                            .map(|row| row.join().unwrap())
                            .collect::<Vec<_>>()
                    })
                })
            })
            .collect();
        plates
            .into_iter()
            .flat_map(|plate| plate.join().unwrap())
            .collect()
    });
    println!("by hand: {} threads", ids.len());
}
