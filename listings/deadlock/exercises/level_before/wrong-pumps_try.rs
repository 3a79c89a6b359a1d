use std::sync::Mutex;
use std::thread;

/// The level before and after two pumps have worked.
fn fill(level: u32) -> (u32, u32) {
    let level = Mutex::new(level);
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
    let after = *level.lock().unwrap();
    (known, after)
}

fn main() {
    let (before, after) = fill(40);
    println!("before {before}, after {after}");
}
