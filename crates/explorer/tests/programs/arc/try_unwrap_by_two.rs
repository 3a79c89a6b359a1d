//@ Two owners try to unwrap, and drop what they get back.
//@ outcome: ok: true false
//@ outcome: ok: false false
//@ why: what main gets back lives until its line is printed, so the other never is the only owner before; std of `Arc::try_unwrap`: "The threads could first both check whether they own the last instance in Arc::try_unwrap, determine that they both do not, and then both discard and drop their instance"

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(5);
    let theirs = mine.clone();
    let other = thread::spawn(move || Arc::try_unwrap(theirs).is_ok());
    println!(
        "{} {}",
        Arc::try_unwrap(mine).is_ok(),
        other.join().unwrap()
    );
}
