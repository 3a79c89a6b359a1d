use std::sync::{Arc, Barrier, Mutex};
use std::thread;

fn main() {
    let sold = Arc::new(Mutex::new(0));
    let total_read = Arc::new(Barrier::new(2));
    let mut tellers = Vec::new();
    for number in 1..=10 {
        let sold = Arc::clone(&sold);
        let total_read = Arc::clone(&total_read);
        tellers.push(thread::spawn(move || {
            if number == 10 {
                total_read.wait(); // late, and on every run
            }
            *sold.lock().unwrap() += 1;
        }));
    }
    let last = tellers.pop().unwrap();
    for teller in tellers {
        teller.join().unwrap();
    }
    println!("Result: {}", sold.lock().unwrap());
    total_read.wait();
    last.join().unwrap();
    println!("after the last join: {}", sold.lock().unwrap());
}
