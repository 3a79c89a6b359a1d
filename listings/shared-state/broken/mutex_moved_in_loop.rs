use std::sync::Mutex;
use std::thread;

fn main() {
    let sold = Mutex::new(0);
    let mut tellers = Vec::new();
    for _ in 0..10 {
        tellers.push(thread::spawn(move || {
            *sold.lock().unwrap() += 1;
        }));
    }
    for teller in tellers {
        teller.join().unwrap();
    }
}
