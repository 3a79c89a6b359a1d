//@ One thread pushes, another shrinks: the same items with room, or without.
//@ outcome: ok: full
//@ outcome: ok: room
//@ why: push of the first u32 makes room for 4 (Vec's growth); shrink_to_fit after it leaves 1, before it nothing to shrink.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let stack = Arc::new(Mutex::new(Vec::<u32>::new()));
    let theirs = Arc::clone(&stack);
    let pushing = thread::spawn(move || theirs.lock().unwrap().push(1));
    let theirs = Arc::clone(&stack);
    let shrinking = thread::spawn(move || theirs.lock().unwrap().shrink_to_fit());
    pushing.join().unwrap();
    shrinking.join().unwrap();
    let stack = stack.lock().unwrap();
    let is_full = stack.len() == stack.capacity();
    println!("{}", if is_full { "full" } else { "room" });
}
