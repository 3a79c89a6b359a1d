//@ A barrier for three, and two who come.
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: both wait for a third.
use std::sync::Barrier;
use std::thread;

fn main() {
    let barrier = Barrier::new(3);
    thread::scope(|scope| {
        scope.spawn(|| barrier.wait());
        barrier.wait();
    });
    println!("never");
}
