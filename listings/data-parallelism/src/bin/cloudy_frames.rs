use rayon::prelude::*;
use std::{thread, time::Duration, time::Instant};

/// How long each frame takes, in milliseconds: clouds in the first four.
const NIGHT: [u64; 16] = [40, 40, 40, 40, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];

fn develop(frame: &u64) {
    thread::sleep(Duration::from_millis(*frame));
}

fn time(label: &str, work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    let millis = start.elapsed().as_secs_f64() * 1e3;
    println!("{label}: {millis:.0} ms");
    millis
}

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("the system gives a program two threads");

    let hand = time("two halves by hand", || {
        thread::scope(|scope| {
            for half in NIGHT.chunks(8) {
                scope.spawn(|| half.iter().for_each(develop));
            }
        });
    });
    time("par_iter", || {
        pool.install(|| NIGHT.par_iter().for_each(develop));
    });
    let single = time("par_iter, one frame a job", || {
        pool.install(|| NIGHT.par_iter().with_max_len(1).for_each(develop));
    });
    assert!(hand > 168.0 && single < 0.9 * hand);
}
