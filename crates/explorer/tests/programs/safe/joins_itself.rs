//@ A thread is handed its own handle, and joins.
//@ outcome: ok: thread '<unnamed>' panicked: failed to join thread: Resource deadlock avoided (os error 35) true
//@ why: documentation of JoinHandle::join: it "may panic on some platforms if a thread attempts to join itself"; a real run on
//@ why: Linux says so.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};

fn main() {
    let (give, handle): (_, Receiver<JoinHandle<()>>) = channel();
    let (done, is_done) = channel();
    let thread = thread::spawn(move || {
        let me = handle.recv().unwrap();
        let joined = catch_unwind(AssertUnwindSafe(|| me.join().is_ok()));
        println!("{}", joined.is_err());
        done.send(()).unwrap();
    });
    give.send(thread).unwrap();
    is_done.recv().unwrap();
}
