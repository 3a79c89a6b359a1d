//@ A thread is finished, or not, before the destructor of its thread-local has printed.
//@ outcome: ok: false bye
//@ outcome: ok: true bye
//@ outcome: ok: bye true
//@ outcome: ok: bye false
//@ why: documentation of is_finished: it may be true "before the thread has fully exited"; a real run shows the first three.
//@ why: It may also be asked before the destructor and be told after it: printing is a step of its own.
use std::thread;

struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

thread_local! {
    static BYE: Bye = const { Bye };
}

fn main() {
    let thread = thread::spawn(|| BYE.with(|_| ()));
    let is_finished = thread.is_finished();
    println!("{is_finished}");
    thread.join().unwrap();
}
