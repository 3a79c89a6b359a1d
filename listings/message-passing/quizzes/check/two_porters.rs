use std::sync::mpsc;
use std::thread;

fn main() {
    let (left, bags) = mpsc::channel();
    let right = left.clone();
    thread::spawn(move || {
        left.send(1).unwrap();
        left.send(2).unwrap();
    });
    thread::spawn(move || right.send(3).unwrap());
    for bag in bags {
        print!("{bag}");
    }
}
