//@ The destructor sends who ran it; the channel ends with it.
//@ outcome: ok: a
//@ outcome: ok: b
//@ outcome: ok: main
//@ why: any of the three may be the last; the only Sender is in the value

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, Builder};

struct Work(Sender<String>);

impl Drop for Work {
    fn drop(&mut self) {
        let last = thread::current().name().unwrap().to_string();
        self.0.send(last).unwrap();
    }
}

fn main() {
    let (sender, receiver) = channel();
    let work = Arc::new(Work(sender));
    for name in ["a", "b"] {
        let work = work.clone();
        Builder::new()
            .name(name.into())
            .spawn(move || drop(work))
            .unwrap();
    }
    drop(work);
    for last in receiver {
        println!("{last}");
    }
}
