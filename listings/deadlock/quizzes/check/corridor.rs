use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let (left, right) = (Mutex::new(()), Mutex::new(()));
    let through = AtomicU32::new(0);
    let walk = |mine: &Mutex<()>, other: &Mutex<()>| {
        let _mine = mine.lock().unwrap();
        if other.try_lock().is_ok() {
            through.fetch_add(1, SeqCst);
        }
    };
    thread::scope(|s| {
        s.spawn(|| walk(&left, &right));
        s.spawn(|| walk(&right, &left));
    });
    println!("{} got through", through.into_inner());
}
