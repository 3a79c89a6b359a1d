//@ Two detached threads hold a lock each and only try for the other's, a few times.
//@ outcome: ok: bye
//@ why: nobody waits for anybody.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let locks = Arc::new([Mutex::new(0), Mutex::new(0)]);
    for first in [0, 1] {
        let locks = Arc::clone(&locks);
        thread::spawn(move || {
            let _mine = locks[first].lock().unwrap();
            let _theirs = (0..2).find_map(|_| locks[1 - first].try_lock().ok());
        });
    }
    println!("bye");
}
