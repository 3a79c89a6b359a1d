//@ A thread of a scope panics, and is joined by hand.
//@ outcome: ok: thread '<unnamed>' panicked: no Some("no")
//@ why: documentation of thread::scope: then it does not panic.
use std::thread;

fn main() {
    thread::scope(|scope| {
        let thread = scope.spawn(|| panic!("no"));
        let payload = thread.join().unwrap_err();
        println!("{:?}", payload.downcast_ref::<&str>());
    });
}
