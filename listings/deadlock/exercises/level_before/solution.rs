use std::sync::Mutex;
use std::thread;

fn main() {
    let level = Mutex::new(40);
    let before = *level.lock().unwrap();

    thread::scope(|scope| {
        scope.spawn(|| *level.lock().unwrap() += 10);
        scope.spawn(|| *level.lock().unwrap() += 15);
    });
    println!("before {before}, after {}", level.lock().unwrap());
}
