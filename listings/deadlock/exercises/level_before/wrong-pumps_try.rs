use std::sync::Mutex;
use std::thread;

/// Says what the level is before and after two pumps have worked.
fn fill(level: u32) -> String {
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
    format!("before {known}, after {}", level.lock().unwrap())
}

fn main() {
    println!("{}", fill(40));
}
