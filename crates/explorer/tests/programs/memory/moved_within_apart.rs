//@ One thread moves bytes by one place with `copy`, while another writes the byte behind the last that is written.
//@ model: sc weak
//@ outcome: ok:
//@ why: the move reads bytes 4 to 7 and writes 5 to 8; byte 9 is neither

use std::ptr::copy;
use std::thread;

static mut BYTES: [u8; 16] = [0; 16];

fn main() {
    let other = thread::spawn(|| unsafe { BYTES[9] = 1 });
    let bytes = (&raw mut BYTES).cast::<u8>();
    unsafe { copy(bytes.add(4), bytes.add(5), 4) };
    other.join().unwrap();
}
