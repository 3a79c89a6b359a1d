//@ One thread reads a byte, into whose array another copies.
//@ model: sc weak
//@ fault: race 12 14
//@ why: the copy writes all sixteen bytes

use std::ptr::copy_nonoverlapping;
use std::thread;

static mut BYTES: [u8; 16] = [0; 16];

fn main() {
    let other = thread::spawn(|| unsafe { BYTES[11] });
    let copy = [1u8; 16];
    unsafe { copy_nonoverlapping(copy.as_ptr(), (&raw mut BYTES).cast(), 16) };
    println!("{}", other.join().unwrap());
}
