use std::sync::Mutex;
use std::thread;

/// Says what the level is before and after two pumps have worked.
fn fill(level: u32) -> String {
    let level = Mutex::new(level);
    let guard = level.lock().unwrap();
    let before = guard.to_string();
    drop(guard);

    thread::scope(|scope| {
        scope.spawn(|| *level.lock().unwrap() += 10);
        scope.spawn(|| *level.lock().unwrap() += 15);
    });
    format!("before {before}, after {}", level.lock().unwrap())
}

fn main() {
    println!("{}", fill(40));
}
