use std::sync::mpsc;
use std::thread;

fn main() {
    let (readings, inbox) = mpsc::channel();
    let cellar = readings.clone();

    thread::spawn(move || {
        for celsius in [19, 24, 31] {
            readings.send(celsius).unwrap();
        }
    });
    thread::spawn(move || cellar.send(11).unwrap());

    let mut all: Vec<i32> = inbox.iter().collect();
    all.sort();
    println!("coldest to warmest: {all:?}");
}
