//@ One thread reads a byte, while another fills the array with `write_bytes`.
//@ model: sc weak
//@ fault: race 11 12
//@ why: the fill writes all sixteen bytes

use std::thread;

static mut BYTES: [u8; 16] = [0; 16];

fn main() {
    let other = thread::spawn(|| unsafe { BYTES[11] });
    unsafe { (&raw mut BYTES).write_bytes(1, 1) };
    println!("{}", other.join().unwrap());
}
