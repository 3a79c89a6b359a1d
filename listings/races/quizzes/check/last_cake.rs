use std::sync::Mutex;
use std::thread;

fn main() {
    let cakes = Mutex::new(vec!["plum"]);
    let eat = || {
        if !cakes.lock().unwrap().is_empty() {
            cakes.lock().unwrap().pop().unwrap();
        }
    };
    thread::scope(|s| {
        s.spawn(eat);
        s.spawn(eat);
    });
}
