//@ The destructor of a panic's payload panics in a thread whose handle is gone.
//@ outcome: abort: thread '<unnamed>' panicked: Box<dyn Any> thread '<unnamed>' panicked: no fatal runtime error: thread result panicked on drop, aborting
//@ fault: abort
//@ why: std aborts with these words; they are those of a real run. Main waits for a message that nobody sends.
use std::panic::panic_any;
use std::sync::mpsc::channel;
use std::thread;

struct Panics;

impl Drop for Panics {
    fn drop(&mut self) {
        panic!("no");
    }
}

fn main() {
    let (_sender, receiver) = channel::<()>();
    thread::spawn(|| panic_any(Panics));
    receiver.recv().unwrap();
}
