//@ One thread copies eleven bytes with `copy_nonoverlapping`, while another writes the one behind them.
//@ model: sc weak
//@ outcome: ok: 0
//@ why: the copy ends before the byte

use std::ptr::copy_nonoverlapping;
use std::thread;

static mut BYTES: [u8; 16] = [0; 16];

fn main() {
    let other = thread::spawn(|| unsafe { BYTES[11] = 1 });
    let mut copy = [0u8; 16];
    unsafe { copy_nonoverlapping((&raw const BYTES).cast(), copy.as_mut_ptr(), 11) };
    other.join().unwrap();
    println!("{}", copy[0]);
}
