//@ Three threads drop an Arc; the destructor tells which was last.
//@ outcome: ok: main
//@ outcome: ok: a
//@ outcome: ok: b
//@ why: any of the three drops may be the last

use std::sync::Arc;
use std::thread::{self, Builder};

struct Told;

impl Drop for Told {
    fn drop(&mut self) {
        println!("{}", thread::current().name().unwrap());
    }
}

fn main() {
    let mine = Arc::new(Told);
    let others = ["a", "b"].map(|name| {
        let theirs = mine.clone();
        Builder::new()
            .name(name.into())
            .spawn(move || drop(theirs))
            .unwrap()
    });
    drop(mine);
    for other in others {
        other.join().unwrap();
    }
}
