//@ Main joins the third thread only, and returns while the other two wait for each other.
//@ outcome: ok: 3
//@ fault: stuck
//@ why: the third thread needs none of their locks.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let locks = Arc::new([Mutex::new(1), Mutex::new(2)]);
    for first in [0, 1] {
        let locks = Arc::clone(&locks);
        thread::spawn(move || {
            let mine = locks[first].lock().unwrap();
            let theirs = locks[1 - first].lock().unwrap();
            *mine + *theirs
        });
    }
    let third = thread::spawn(|| 3);
    println!("{}", third.join().unwrap());
}
