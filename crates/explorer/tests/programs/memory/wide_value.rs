//@ One thread writes a value of 32 bytes, while another reads it.
//@ model: sc weak
//@ fault: race 11 12
//@ why: no machine does this in one access, and it would be a race if one did

use std::thread;

static mut WIDE: [u64; 4] = [0; 4];

fn main() {
    let other = thread::spawn(|| unsafe { WIDE = [1; 4] });
    let wide = unsafe { WIDE };
    other.join().unwrap();
    println!("{} {}", wide[0], wide[3]);
}
