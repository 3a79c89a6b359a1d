//@ A scope in a thread of a scope; both borrow from outside.
//@ outcome: ok: inner outer main 7
//@ why: a scope ends after its threads, so inner comes before outer, and both before main.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let number = AtomicU32::new(0);
    thread::scope(|outer| {
        outer.spawn(|| {
            thread::scope(|inner| {
                inner.spawn(|| {
                    number.fetch_add(3, SeqCst);
                    println!("inner");
                });
            });
            number.fetch_add(4, SeqCst);
            println!("outer");
        });
    });
    println!("main {}", number.into_inner());
}
