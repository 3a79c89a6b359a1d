use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let laps = Arc::new(Mutex::new(0));
    let run = |laps: Arc<Mutex<u32>>| {
        thread::spawn(move || *laps.lock().unwrap() += 1)
    };
    run(Arc::clone(&laps));
    let last = run(Arc::clone(&laps));
    last.join().unwrap();
    println!("{} laps", laps.lock().unwrap());
}
