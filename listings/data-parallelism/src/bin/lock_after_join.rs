use std::sync::{Barrier, Mutex};

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("the system gives two threads");
    let log = Mutex::new(Vec::new());
    let (both_run, note_taken) = (Barrier::new(2), Barrier::new(2));

    pool.scope(|scope| {
        let left = || _ = both_run.wait();
        let right = || {
            both_run.wait(); // so the other thread has stolen this half
            scope.spawn(|_| {
                note_taken.wait();
                println!("somebody takes a note of the satellite");
                log.lock().unwrap().push("satellite");
            });
            note_taken.wait();
        };
        rayon::join(left, right);
        log.lock().unwrap().push("frame");
    });
    println!("log: {:?}", log.into_inner().unwrap());
}
