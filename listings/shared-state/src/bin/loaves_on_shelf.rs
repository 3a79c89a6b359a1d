use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let shelf = Mutex::new(VecDeque::new());
    let baked = Condvar::new();

    thread::scope(|scope| {
        scope.spawn(|| {
            for loaf in ["rye", "spelt", "wheat"] {
                shelf.lock().unwrap().push_back(loaf);
                baked.notify_one();
            }
        });
        for _ in 0..3 {
            let guard = shelf.lock().unwrap();
            let mut loaves = baked.wait_while(guard, |l| l.is_empty()).unwrap();
            let loaf = loaves.pop_front().unwrap();
            println!("sold: {loaf}");
        }
    });
}
