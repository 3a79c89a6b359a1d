//@ One thread writes a field, another copies the whole struct.
//@ model: sc weak
//@ fault: race 20 21
//@ why: the copy reads the field

use std::thread;

#[derive(Clone, Copy)]
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
    let copy = unsafe { PAIR };
    other.join().unwrap();
    println!("{} {}", copy.first, copy.second);
}
