use std::sync::{Mutex, mpsc};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for reading in [18, 21, 24] {
        tx.send(reading).unwrap();
    }
    drop(tx);
    let rx = Mutex::new(rx);

    let total: u32 = thread::scope(|s| {
        let take = || {
            let mut sum = 0;
            loop {
                let received = rx.lock().unwrap().recv();
                let Ok(reading) = received else { break sum };
                sum += reading;
            }
        };
        let (left, right) = (s.spawn(take), s.spawn(take));
        left.join().unwrap() + right.join().unwrap()
    });
    println!("sum of the readings: {total}");
}
