use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let jobs = Mutex::new(vec!["viola", "cello", "flute"]);
    let tuned = Barrier::new(3);
    thread::scope(|pool| {
        for _ in 0..2 {
            pool.spawn(|| {
                loop {
                    let job = jobs.lock().unwrap().pop();
                    let Some(player) = job else { break };
                    tuned.wait();
                    println!("{player}");
                }
            });
        }
    });
}
