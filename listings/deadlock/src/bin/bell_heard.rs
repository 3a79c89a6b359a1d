use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let served = Mutex::new(false);
    let bell = Condvar::new();

    thread::scope(|scope| {
        scope.spawn(|| {
            let mut served = served.lock().unwrap();
            while !*served {
                served = bell.wait(served).unwrap();
            }
        });
        *served.lock().unwrap() = true;
        bell.notify_one();
    });
    println!("the guest has the soup");
}
