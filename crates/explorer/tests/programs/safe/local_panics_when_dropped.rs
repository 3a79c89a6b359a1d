//@ A panic in the destructor of a thread-local.
//@ outcome: abort: thread '<unnamed>' panicked: no fatal runtime error: thread local panicked on drop, aborting
//@ fault: abort
//@ why: std aborts with these words; they are those of a real run.
use std::thread;

struct Panics;

impl Drop for Panics {
    fn drop(&mut self) {
        panic!("no");
    }
}

thread_local! {
    static PANICS: Panics = const { Panics };
}

fn main() {
    let joined = thread::spawn(|| PANICS.with(|_| ())).join();
    println!("{}", joined.is_err());
}
