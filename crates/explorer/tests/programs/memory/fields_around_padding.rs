//@ Two threads write to two fields with padding between them.
//@ model: sc weak
//@ outcome: ok: 1 2
//@ why: neither field contains the padding or the other

use std::thread;

struct Pair {
    first: u8,
    second: u32,
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
