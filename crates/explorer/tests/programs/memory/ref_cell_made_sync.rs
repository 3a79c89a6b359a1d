//@ A RefCell that is said to be Sync, and is only borrowed to be read.
//@ model: sc
//@ fault: race 16 16
//@ why: the flag of borrows is a Cell that each borrow writes

use std::cell::RefCell;
use std::thread;

struct Count(RefCell<u32>);

unsafe impl Sync for Count {}

static COUNT: Count = Count(RefCell::new(0));

fn add() {
    drop(COUNT.0.borrow());
}

fn main() {
    let other = thread::spawn(add);
    add();
    other.join().unwrap();
    println!("{}", COUNT.0.borrow());
}
