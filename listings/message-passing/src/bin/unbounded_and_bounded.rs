use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

const PHOTOS: u32 = 8;
const RESIZE: Duration = Duration::from_millis(4);

fn resize_all(photos: Receiver<u32>) {
    for _photo in photos {
        thread::sleep(RESIZE);
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let resizer = thread::spawn(move || resize_all(rx));
    let start = Instant::now();
    for photo in 0..PHOTOS {
        tx.send(photo).unwrap();
    }
    let unbounded = start.elapsed();
    drop(tx);
    resizer.join().unwrap();

    let (tx, rx) = mpsc::sync_channel(2);
    let resizer = thread::spawn(move || resize_all(rx));
    let start = Instant::now();
    for photo in 0..PHOTOS {
        tx.send(photo).unwrap();
    }
    let bounded = start.elapsed();
    drop(tx);
    resizer.join().unwrap();

    assert!(bounded >= RESIZE * (PHOTOS - 3));
    println!("unbounded: {:.3} ms", unbounded.as_secs_f64() * 1e3);
    println!("capacity 2: {:.3} ms", bounded.as_secs_f64() * 1e3);
}
