use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

static COUNTED: AtomicU32 = AtomicU32::new(0);

fn count_shelf() {
    COUNTED.fetch_add(1, Ordering::Relaxed);
}

fn count_long_shelf() {
    thread::sleep(Duration::from_secs(30));
    count_shelf();
}

fn main() {
    thread::spawn(count_long_shelf);
    let mut workers = Vec::new();
    for _ in 2..=10 {
        workers.push(thread::spawn(count_shelf));
    }

    for worker in workers {
        worker.join().unwrap();
    }
    let counted = COUNTED.load(Ordering::Relaxed);
    println!("Result: {counted} of 10 shelves");
}
