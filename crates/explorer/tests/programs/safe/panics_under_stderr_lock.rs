//@ A thread panics while main holds the lock of standard error and joins it.
//@ outcome: ok: thread '<unnamed>' panicked: no true
//@ why: std writes the message of a panic without that lock: a real run does not hang. Nothing is documented.
use std::io::stderr;
use std::thread;

fn main() {
    let err = stderr().lock();
    let joined = thread::spawn(|| panic!("no")).join();
    drop(err);
    println!("{}", joined.is_err());
}
