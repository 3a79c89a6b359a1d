use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let served = AtomicBool::new(false);
    let counter = Mutex::new(());
    let bell = Condvar::new();

    thread::scope(|scope| {
        scope.spawn(|| {
            let mut place = counter.lock().unwrap();
            while !served.load(Ordering::SeqCst) {
                place = bell.wait(place).unwrap();
            }
        });
        served.store(true, Ordering::SeqCst);
        bell.notify_one();
    });
    println!("the guest has the soup");
}
