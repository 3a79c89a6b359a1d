//@ The address of a value on the heap is printed.
//@ undecided: address
//@ why: where a value lies is decided by the allocator and the system, not by the schedule.
use std::thread;

fn main() {
    let boxed = thread::spawn(|| Box::new(7)).join().unwrap();
    println!("{boxed:p}");
}
