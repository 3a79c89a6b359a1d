//@ An Rc that two threads clone.
//@ model: sc weak
//@ fault: race 14 14
//@ why: the count of an Rc is no atomic

use std::rc::Rc;
use std::thread;

struct Shared(Rc<u32>);

unsafe impl Sync for Shared {}

fn touch(shared: &Shared) {
    drop(shared.0.clone());
}

fn main() {
    let shared = Shared(Rc::new(5));
    thread::scope(|s| {
        s.spawn(|| touch(&shared));
        s.spawn(|| touch(&shared));
    });
}
