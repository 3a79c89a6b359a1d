use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (bikes, news) = (Mutex::new(vec![]), Condvar::new());
    let ride = || {
        let mut bikes = bikes.lock().unwrap();
        if bikes.is_empty() {
            bikes = news.wait(bikes).unwrap();
        }
        bikes.pop().unwrap();
    };
    thread::scope(|s| {
        s.spawn(ride);
        s.spawn(ride);
        for number in 1..=2 {
            bikes.lock().unwrap().push(number);
            news.notify_one();
        }
    });
    println!("all gone");
}
