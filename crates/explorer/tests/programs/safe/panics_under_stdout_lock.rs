//@ A thread panics while main holds the lock of stdout.
//@ outcome: ok: thread '<unnamed>' panicked: no main goes on
//@ why: the message goes to standard error, which has a lock of its own.
use std::io::{Write, stdout};
use std::thread;

fn main() {
    let mut out = stdout().lock();
    thread::spawn(|| panic!("no")).join().unwrap_err();
    writeln!(out, "main goes on").unwrap();
}
