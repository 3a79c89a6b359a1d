//@ The destructor of a panic's payload panics in who has joined the thread.
//@ outcome: ok: thread '<unnamed>' panicked: Box<dyn Any> thread 'main' panicked: no true
//@ why: join hands the payload over, whose drop is then an ordinary panic of main, which is caught. A real run agrees.
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::thread;

struct Panics;

impl Drop for Panics {
    fn drop(&mut self) {
        panic!("no");
    }
}

fn main() {
    let payload = thread::spawn(|| panic_any(Panics)).join().unwrap_err();
    let dropped = catch_unwind(AssertUnwindSafe(|| drop(payload)));
    println!("{}", dropped.is_err());
}
