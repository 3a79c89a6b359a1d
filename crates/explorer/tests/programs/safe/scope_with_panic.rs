//@ A thread of a scope panics, and nobody joins it by hand.
//@ outcome: panic: thread '<unnamed>' panicked: no thread 'main' panicked: a scoped thread panicked
//@ fault: panic
//@ why: documentation of thread::scope: it panics if a thread that was not joined by hand has; the words are those of a real run.
use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| panic!("no"));
    });
    println!("never");
}
