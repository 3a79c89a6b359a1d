//@ The destructor insists on running in main, and panics elsewhere.
//@ outcome: ok: fine
//@ outcome: ok: panicked
//@ why: the worker's Arc is the last if main's is dropped first; its panic is handed to the join

use std::sync::Arc;
use std::thread::{self, ThreadId};

struct Window(ThreadId);

impl Drop for Window {
    fn drop(&mut self) {
        if thread::current().id() != self.0 {
            std::panic::resume_unwind(Box::new("wrong thread"));
        }
    }
}

fn main() {
    let mine = Arc::new(Window(thread::current().id()));
    let theirs = mine.clone();
    let worker = thread::spawn(move || drop(theirs));
    drop(mine);
    println!(
        "{}",
        if worker.join().is_ok() {
            "fine"
        } else {
            "panicked"
        }
    );
}
