//@ One thread prints a number through a reference, while another writes to it.
//@ model: sc weak
//@ fault: race 11 13
//@ why: formatting reads the number, if within std

use std::thread;

static mut VALUE: u32 = 1;

fn main() {
    let other = thread::spawn(|| unsafe { VALUE = 2 });
    let value: &u32 = unsafe { &*&raw const VALUE };
    println!("{value}");
    other.join().unwrap();
}
