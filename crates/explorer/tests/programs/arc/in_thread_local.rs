//@ A thread keeps an Arc in a thread-local; main drops its own and joins.
//@ outcome: ok: dropped joined
//@ why: std of `JoinHandle::join`: the thread has ended, and its thread-locals with it; main's own is gone before

use std::cell::RefCell;
use std::sync::Arc;
use std::thread;

thread_local! {
    static KEPT: RefCell<Option<Arc<Told>>> = const { RefCell::new(None) };
}

struct Told;

impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let mine = Arc::new(Told);
    let theirs = mine.clone();
    let keeper = thread::spawn(move || KEPT.set(Some(theirs)));
    drop(mine);
    keeper.join().unwrap();
    println!("joined");
}
