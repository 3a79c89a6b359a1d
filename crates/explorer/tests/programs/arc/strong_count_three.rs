//@ The number of owners is asked for twice, while two threads drop theirs.
//@ outcome: ok: 1 1
//@ outcome: ok: 2 1
//@ outcome: ok: 2 2
//@ outcome: ok: 3 1
//@ outcome: ok: 3 2
//@ outcome: ok: 3 3
//@ why: the number never grows, and each of the two drops may come before, between or behind the two questions

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(());
    let others = [mine.clone(), mine.clone()].map(|arc| thread::spawn(move || drop(arc)));
    let first = Arc::strong_count(&mine);
    println!("{first} {}", Arc::strong_count(&mine));
    for other in others {
        other.join().unwrap();
    }
}
