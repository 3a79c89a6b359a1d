use std::sync::Mutex;

fn main() {
    let waiting = Mutex::new(vec!["Ada"]);
    let free = || waiting.try_lock().is_ok();
    for _ in 0..2 {
        if let Some(name) = waiting.lock().unwrap().pop() {
            println!("{name}: {}", free());
        } else {
            println!("nobody: {}", free());
        }
    }
}
