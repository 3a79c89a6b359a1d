//@ Two threads allocate and free, each for itself, and may get each other's addresses.
//@ model: sc weak
//@ outcome: ok: 6
//@ why: an allocator orders the free of a block before its next life

use std::thread;

fn work() -> u32 {
    let mut sum = 0;
    for number in 1..3 {
        let boxed = Box::new(number);
        sum += *boxed;
    }
    sum
}

fn main() {
    let other = thread::spawn(work);
    println!("{}", work() + other.join().unwrap());
}
