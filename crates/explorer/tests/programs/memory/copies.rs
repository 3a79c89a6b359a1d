//@ Two threads copy one struct with padding.
//@ model: sc weak
//@ outcome: ok: 1 2 1 2
//@ why: reading together is no conflict, nor is copying padding

use std::thread;

#[derive(Clone, Copy)]
struct Pair {
    first: u8,
    second: u32,
}

static mut PAIR: Pair = Pair {
    first: 1,
    second: 2,
};

fn main() {
    let other = thread::spawn(|| unsafe { PAIR });
    let copy = unsafe { PAIR };
    let theirs = other.join().unwrap();
    println!(
        "{} {} {} {}",
        copy.first, copy.second, theirs.first, theirs.second
    );
}
