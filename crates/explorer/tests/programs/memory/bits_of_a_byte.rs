//@ Two threads set two bits of one byte.
//@ model: sc weak
//@ fault: race 11 12
//@ why: setting a bit reads and writes its whole byte

use std::thread;

static mut BITS: u8 = 0;

fn main() {
    let other = thread::spawn(|| unsafe { BITS |= 1 });
    unsafe { BITS |= 2 };
    other.join().unwrap();
    let bits = unsafe { BITS };
    println!("{bits}");
}
