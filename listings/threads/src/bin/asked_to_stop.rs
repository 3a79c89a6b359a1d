use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

static CLOSING: AtomicBool = AtomicBool::new(false);

fn watch_the_door() {
    while !CLOSING.load(Relaxed) {
        thread::sleep(Duration::from_millis(1));
    }
    println!("porter: door locked");
}

fn main() {
    let porter = thread::spawn(watch_the_door);
    println!("main: finished? {}", porter.is_finished());

    CLOSING.store(true, Relaxed);
    porter.join().unwrap();
    println!("main: lights out");
}
