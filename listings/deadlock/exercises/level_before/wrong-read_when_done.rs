use std::sync::Mutex;
use std::thread;

fn main() {
    let level = Mutex::new(40);

    thread::scope(|scope| {
        scope.spawn(|| *level.lock().unwrap() += 10);
        scope.spawn(|| *level.lock().unwrap() += 15);
    });
    let before = *level.lock().unwrap();
    println!("before {before}, after {}", level.lock().unwrap());
}
