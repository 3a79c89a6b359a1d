//@ Two owners take the value with `into_inner`.
//@ model: sc weak
//@ outcome: ok: true false
//@ outcome: ok: false true
//@ why: std of `Arc::into_inner`: "it is guaranteed that exactly one of the calls returns the inner value"

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(5);
    let theirs = mine.clone();
    let other = thread::spawn(move || Arc::into_inner(theirs).is_some());
    println!(
        "{} {}",
        Arc::into_inner(mine).is_some(),
        other.join().unwrap()
    );
}
