use rayon::prelude::*;
use std::{thread, time::Duration};

fn main() {
    let minutes = [9, 3, 4];
    let home: Vec<_> = minutes
        .par_iter()
        .map(|run| {
            thread::sleep(Duration::from_millis(10 * run));
            run
        })
        .collect();
    let short = minutes.par_iter().find_first(|run| **run < 5);
    println!("{home:?} {short:?}");
}
