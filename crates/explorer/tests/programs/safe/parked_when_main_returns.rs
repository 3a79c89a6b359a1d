//@ A detached thread is parked when main returns, which could unpark it: not a circle.
//@ outcome: ok: bye
//@ why: a worker without work is no fault.
use std::thread;

fn main() {
    let worker = thread::spawn(|| {
        loop {
            thread::park();
        }
    });
    println!("bye");
    drop(worker);
}
