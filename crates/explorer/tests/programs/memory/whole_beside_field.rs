//@ One thread writes a field, another the whole struct.
//@ model: sc weak
//@ fault: race 19 21
//@ why: the whole contains the field

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
    unsafe {
        PAIR = Pair {
            first: 3,
            second: 4,
        }
    };
    other.join().unwrap();
    let (first, second) = unsafe { (PAIR.first, PAIR.second) };
    println!("{first} {second}");
}
