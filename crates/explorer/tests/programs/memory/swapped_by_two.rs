//@ Two threads swap the same two values with `mem::swap`.
//@ model: sc weak
//@ fault: race 13 13
//@ why: a swap reads and writes both

use std::mem::swap;
use std::thread;

static mut LEFT: u64 = 1;
static mut RIGHT: u64 = 2;

fn exchange() {
    unsafe { swap(&mut *&raw mut LEFT, &mut *&raw mut RIGHT) };
}

fn main() {
    let other = thread::spawn(exchange);
    exchange();
    other.join().unwrap();
}
