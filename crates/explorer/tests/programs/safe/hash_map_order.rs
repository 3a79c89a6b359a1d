//@ Main fills a HashMap, and a thread prints its keys in the order in which it finds them.
//@ count: 1
//@ why: the map is the same in every schedule. Its order comes from random keys (documentation of RandomState), not from the
//@ why: schedule, so they have to be the same in every run of an exploration, and in the next one.
use std::collections::HashMap;
use std::thread;

fn main() {
    let squares: HashMap<u32, u32> = (0..6).map(|n| (n, n * n)).collect();
    let printer = thread::spawn(move || {
        for (n, square) in &squares {
            println!("{n}: {square}");
        }
    });
    let other = thread::spawn(|| ());
    printer.join().unwrap();
    other.join().unwrap();
}
