//@ Two threads write one value each, read the other's, and meet too late.
//@ model: sc weak
//@ fault: race 13 14
//@ why: nothing orders what comes before the barrier

use std::sync::Barrier;
use std::thread;

static MEET: Barrier = Barrier::new(2);
static mut VALUES: [u32; 2] = [0, 0];

fn work(me: usize) -> u32 {
    unsafe { VALUES[me] = me as u32 + 1 };
    let value = unsafe { VALUES[1 - me] };
    MEET.wait();
    value
}

fn main() {
    let other = thread::spawn(|| work(1));
    println!("{} {}", work(0), other.join().unwrap());
}
