//@ Two threads write one value each, meet, and read the other's.
//@ model: sc weak
//@ outcome: ok: 2 1
//@ why: what each did before the barrier happens before what both do behind it

use std::sync::Barrier;
use std::thread;

static MEET: Barrier = Barrier::new(2);
static mut VALUES: [u32; 2] = [0, 0];

fn work(me: usize) -> u32 {
    unsafe { VALUES[me] = me as u32 + 1 };
    MEET.wait();
    unsafe { VALUES[1 - me] }
}

fn main() {
    let other = thread::spawn(|| work(1));
    println!("{} {}", work(0), other.join().unwrap());
}
