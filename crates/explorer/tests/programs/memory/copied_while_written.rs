//@ One thread copies sixteen bytes with `copy_nonoverlapping`, while another writes one of them.
//@ model: sc weak
//@ fault: race 12 14
//@ why: the copy reads all sixteen

use std::ptr::copy_nonoverlapping;
use std::thread;

static mut BYTES: [u8; 16] = [0; 16];

fn main() {
    let other = thread::spawn(|| unsafe { BYTES[11] = 1 });
    let mut copy = [0u8; 16];
    unsafe { copy_nonoverlapping((&raw const BYTES).cast(), copy.as_mut_ptr(), 16) };
    other.join().unwrap();
    println!("{}", copy[0]);
}
