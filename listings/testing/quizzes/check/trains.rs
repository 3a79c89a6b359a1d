use std::{sync::mpsc, thread};

/// Calls the test as often as there are orders to try.
fn check(test: impl Fn()) {
    for _ in 0..100 {
        test();
    }
}

fn main() {
    let (track, station) = mpsc::channel();
    check(|| {
        let driver = thread::spawn(move || track.send("express"));
        driver.join().unwrap().unwrap();
    });
    println!("{}", station.iter().count());
}
