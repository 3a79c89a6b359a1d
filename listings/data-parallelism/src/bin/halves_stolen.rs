use std::{ops::Range, thread, time::Duration};

/// Develops `frames`: halves them, until one is left.
fn develop(frames: Range<u64>, stolen: bool) {
    if stolen {
        let worker = rayon::current_thread_index().expect("runs in a pool");
        println!("worker {worker} has stolen {frames:?}");
    }
    if frames.end - frames.start == 1 {
        thread::sleep(Duration::from_millis(10 * frames.start));
        return;
    }
    let middle = frames.start.midpoint(frames.end);
    rayon::join_context(
        |here| develop(frames.start..middle, here.migrated()),
        |here| develop(middle..frames.end, here.migrated()),
    );
}

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("the system gives a program two threads");
    pool.install(|| develop(0..8, false));
    println!("all developed");
}
