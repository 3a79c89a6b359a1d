//@ A thread stores, then drops its Arc; who gets `&mut` loads Relaxed.
//@ model: sc weak
//@ outcome: ok: shared
//@ outcome: ok: 1
//@ why: std of `Arc::is_unique`, which answers as `get_mut` does: "Concurrent drops to other Arc pointers to the same allocation will synchronize with this call"

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static VALUE: AtomicU32 = AtomicU32::new(0);

fn main() {
    let mut mine = Arc::new(());
    let theirs = mine.clone();
    let other = thread::spawn(move || {
        VALUE.store(1, Relaxed);
        drop(theirs);
    });
    if Arc::get_mut(&mut mine).is_some() {
        println!("{}", VALUE.load(Relaxed));
    } else {
        println!("shared");
    }
    other.join().unwrap();
}
