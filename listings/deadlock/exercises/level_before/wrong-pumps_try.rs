use std::sync::Mutex;
use std::thread;

fn main() {
    let level = Mutex::new(40);
    let before = level.lock().unwrap();
    let fill = |litres| {
        if let Ok(mut level) = level.try_lock() {
            *level += litres;
        }
    };

    thread::scope(|scope| {
        scope.spawn(|| fill(10));
        scope.spawn(|| fill(15));
    });
    let known = *before;
    drop(before);
    println!("before {known}, after {}", level.lock().unwrap());
}
