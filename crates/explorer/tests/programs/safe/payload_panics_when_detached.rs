//@ The destructor of a panic's payload panics, and nobody has asked for the payload.
//@ outcome: abort: thread '<unnamed>' panicked: Box<dyn Any> thread '<unnamed>' panicked: no fatal runtime error: thread result panicked on drop, aborting
//@ outcome: abort: thread '<unnamed>' panicked: Box<dyn Any> thread 'main' panicked: no fatal runtime error: thread result panicked on drop, aborting
//@ fault: abort
//@ why: whoever is last to let go of the thread's result drops it: the thread, or main with the handle. std aborts with these words; they are those of a real run. Main waits for a message that nobody sends.
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
