use std::sync::Mutex;

/// Says what the level is before and after two pumps have worked.
fn fill(level: u32) -> String {
    let level = Mutex::new(level);
    let before = *level.lock().unwrap();

    *level.lock().unwrap() += 10;
    *level.lock().unwrap() += 15;
    format!("before {before}, after {}", level.lock().unwrap())
}

fn main() {
    println!("{}", fill(40));
}
