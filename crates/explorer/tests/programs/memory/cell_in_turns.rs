//@ A Cell that is said to be Sync, and is used in turns.
//@ model: sc weak
//@ outcome: ok: 2
//@ why: the join orders the two uses

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
    other.join().unwrap();
    add();
    println!("{}", COUNT.0.get());
}
