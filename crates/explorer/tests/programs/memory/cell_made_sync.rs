//@ A Cell that is said to be Sync.
//@ model: sc weak
//@ fault: race 16 16
//@ why: Cell is not Sync for this reason

use std::cell::Cell;
use std::thread;

struct Count(Cell<u32>);

unsafe impl Sync for Count {}

static COUNT: Count = Count(Cell::new(0));

fn add() {
    COUNT.0.set(COUNT.0.get() + 1);
}

fn main() {
    let other = thread::spawn(add);
    add();
    other.join().unwrap();
    println!("{}", COUNT.0.get());
}
