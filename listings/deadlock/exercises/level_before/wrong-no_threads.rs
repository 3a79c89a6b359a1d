use std::sync::Mutex;

/// The level before and after two pumps have worked.
fn fill(level: u32) -> (u32, u32) {
    let level = Mutex::new(level);
    let before = *level.lock().unwrap();

    *level.lock().unwrap() += 10;
    *level.lock().unwrap() += 15;
    let after = *level.lock().unwrap();
    (before, after)
}

fn main() {
    let (before, after) = fill(40);
    println!("before {before}, after {after}");
}
