//@ Two threads write, meet, read the other's value, and write again at once.
//@ model: sc
//@ fault: race 15 16
//@ why: one may write its second value while the other still reads the first: a second barrier is missing

use std::sync::Barrier;
use std::thread;

static MEET: Barrier = Barrier::new(2);
static mut VALUES: [u32; 2] = [0, 0];

fn work(me: usize) -> u32 {
    unsafe { VALUES[me] = me as u32 + 1 };
    MEET.wait();
    let value = unsafe { VALUES[1 - me] };
    unsafe { VALUES[me] = 0 };
    value
}

fn main() {
    let other = thread::spawn(|| work(1));
    println!("{} {}", work(0), other.join().unwrap());
}
