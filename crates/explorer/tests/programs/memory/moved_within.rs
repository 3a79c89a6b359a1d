//@ One thread moves bytes by one place with `copy`, while another writes the byte before the first that is written.
//@ model: sc weak
//@ fault: race 12 14
//@ why: the move reads bytes 4 to 7 and writes 5 to 8; byte 4 is read

use std::ptr::copy;
use std::thread;

static mut BYTES: [u8; 16] = [0; 16];

fn main() {
    let other = thread::spawn(|| unsafe { BYTES[4] = 1 });
    let bytes = (&raw mut BYTES).cast::<u8>();
    unsafe { copy(bytes.add(4), bytes.add(5), 4) };
    other.join().unwrap();
}
