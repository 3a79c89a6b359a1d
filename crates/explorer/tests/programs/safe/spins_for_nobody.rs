//@ A thread spins for a flag that nobody sets.
//@ outcome: deadlock: main
//@ fault: deadlock
//@ why: main waits for a thread whose loop never ends.
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::{hint, thread};

static FLAG: AtomicBool = AtomicBool::new(false);

fn main() {
    println!("main");
    let thread = thread::spawn(|| {
        while !FLAG.load(SeqCst) {
            hint::spin_loop();
        }
    });
    thread.join().unwrap();
}
