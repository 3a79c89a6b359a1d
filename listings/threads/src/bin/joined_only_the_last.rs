use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

static COUNTED: AtomicU32 = AtomicU32::new(0);

fn count_shelf() {
    COUNTED.fetch_add(1, Ordering::Relaxed);
}

fn count_long_shelf() {
    thread::sleep(Duration::from_millis(20));
    count_shelf();
}

fn main() {
    let mut workers = vec![thread::spawn(count_long_shelf)];
    for _ in 2..=10 {
        workers.push(thread::spawn(count_shelf));
    }

    let last = workers.pop().unwrap();
    last.join().unwrap();

    let counted = COUNTED.load(Ordering::Relaxed);
    assert!((1..=10).contains(&counted));
    println!("Result: {counted} of 10 shelves");
}
