//@ One thread goes through a slice with an iterator, while another writes to it.
//@ model: sc weak
//@ fault: race 11 17
//@ why: the iterator reads every element

use std::thread;

static mut VALUES: [u32; 3] = [0; 3];

fn sum() -> u32 {
    unsafe { (*&raw const VALUES).iter().sum() }
}

fn main() {
    unsafe { VALUES = [1, 2, 3] };
    let other = thread::spawn(sum);
    unsafe { VALUES[1] = 9 };
    println!("{}", other.join().unwrap());
}
