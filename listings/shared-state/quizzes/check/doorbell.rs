use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (here, bell) = (Mutex::new(false), Condvar::new());
    thread::scope(|house| {
        house.spawn(|| {
            let here = here.lock().unwrap();
            drop(bell.wait(here).unwrap());
        });
        *here.lock().unwrap() = true;
        bell.notify_one();
    });
    println!("the door is open");
}
