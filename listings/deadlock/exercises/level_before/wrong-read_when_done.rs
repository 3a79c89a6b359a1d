use std::sync::Mutex;
use std::thread;

/// Says what the level is before and after two pumps have worked.
fn fill(level: u32) -> String {
    let level = Mutex::new(level);

    thread::scope(|scope| {
        scope.spawn(|| *level.lock().unwrap() += 10);
        scope.spawn(|| *level.lock().unwrap() += 15);
    });
    let before = *level.lock().unwrap();
    format!("before {before}, after {}", level.lock().unwrap())
}

fn main() {
    println!("{}", fill(40));
}
