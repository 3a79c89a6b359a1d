//@ One thread puts a value into an Option, while another asks if there is one.
//@ model: sc weak
//@ fault: race 11 12
//@ why: the tag of the Option is plain memory

use std::thread;

static mut VALUE: Option<u64> = None;

fn main() {
    let other = thread::spawn(|| unsafe { VALUE = Some(1) });
    let some = unsafe { (*&raw const VALUE).is_some() };
    other.join().unwrap();
    println!("{some}");
}
