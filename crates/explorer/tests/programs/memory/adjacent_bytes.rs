//@ Two threads write to two bytes of one word.
//@ model: sc weak
//@ outcome: ok: 1 2
//@ why: a memory location is a byte: neighbours are no conflict

use std::thread;

struct Pair {
    first: u8,
    second: u8,
}

static mut PAIR: Pair = Pair {
    first: 0,
    second: 0,
};

fn main() {
    let other = thread::spawn(|| unsafe { PAIR.first = 1 });
    unsafe { PAIR.second = 2 };
    other.join().unwrap();
    let (first, second) = unsafe { (PAIR.first, PAIR.second) };
    println!("{first} {second}");
}
