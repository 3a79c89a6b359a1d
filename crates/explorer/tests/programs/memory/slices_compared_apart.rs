//@ One thread compares the first half of an array, while another writes to the second.
//@ model: sc weak
//@ outcome: ok: true
//@ why: the comparison reads two bytes, none of which is written

use std::thread;

static mut LEFT: [u8; 4] = [1; 4];
static RIGHT: [u8; 4] = [1; 4];

fn same(left: &[u8], right: &[u8]) -> bool {
    left == right
}

fn main() {
    let other = thread::spawn(|| {
        let left = unsafe { std::slice::from_raw_parts((&raw const LEFT).cast(), 2) };
        same(left, &RIGHT[..2])
    });
    unsafe { LEFT[2] = 2 };
    println!("{}", other.join().unwrap());
}
