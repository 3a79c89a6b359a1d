//@ Two threads write the same value ("so it does not matter who is last").
//@ model: sc weak
//@ fault: race 11 11
//@ why: two unordered writes are a race whatever they write

use std::thread;

static mut INITIALISED: bool = false;

fn initialise() {
    unsafe { INITIALISED = true };
}

fn main() {
    let other = thread::spawn(initialise);
    initialise();
    other.join().unwrap();
}
