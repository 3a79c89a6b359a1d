//@ The destructor tells in which thread it runs, while a Weak is upgraded and the owner goes.
//@ outcome: ok: main
//@ outcome: ok: worker
//@ why: if the owner goes while the upgraded Arc is there, that one is the last

use std::sync::Arc;
use std::thread::{self, Builder};

struct Told;

impl Drop for Told {
    fn drop(&mut self) {
        println!("{}", thread::current().name().unwrap());
    }
}

fn main() {
    let owner = Arc::new(Told);
    let weak = Arc::downgrade(&owner);
    let worker = Builder::new()
        .name("worker".into())
        .spawn(move || drop(weak.upgrade()));
    drop(owner);
    worker.unwrap().join().unwrap();
}
