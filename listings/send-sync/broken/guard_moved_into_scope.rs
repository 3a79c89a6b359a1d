use std::sync::Mutex;
use std::thread;

fn main() {
    let log = Mutex::new(vec!["opened", "paid"]);
    let entries = log.lock().unwrap();

    thread::scope(|s| {
        s.spawn(move || println!("{} entries", entries.len()));
    });
}
