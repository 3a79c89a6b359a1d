//@ One thread pushes to a String, while another asks for its length.
//@ model: sc weak
//@ fault: race 12 13
//@ why: the length is a plain field

use std::thread;

static mut TEXT: String = String::new();

fn main() {
    unsafe { TEXT = String::with_capacity(8) };
    let other = thread::spawn(|| unsafe { (&mut *&raw mut TEXT).push('a') });
    let length = unsafe { (&*&raw const TEXT).len() };
    other.join().unwrap();
    println!("{length}");
}
