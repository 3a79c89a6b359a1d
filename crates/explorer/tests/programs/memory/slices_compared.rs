//@ One thread compares two slices of bytes, while another writes to one of them.
//@ model: sc weak
//@ fault: race 12 17
//@ why: the comparison reads both; the compiler makes a call of `memcmp` of it

use std::thread;

static mut LEFT: [u8; 4] = [1; 4];
static RIGHT: [u8; 4] = [1; 4];

fn same(left: &[u8], right: &[u8]) -> bool {
    left == right
}

fn main() {
    let other = thread::spawn(|| same(unsafe { &*&raw const LEFT }, &RIGHT));
    unsafe { LEFT[0] = 2 };
    println!("{}", other.join().unwrap());
}
