//@ An if-let keeps its read guard while the body writes: in edition 2024 only in the first branch.
//@ outcome: ok: made 1
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: edition 2024 drops the temporaries of if-let before `else`, but not before the first branch. Main looks before or
//@ why: after the thread has put its value there.
use std::sync::RwLock;
use std::thread;

fn main() {
    let cache = RwLock::new(None);
    thread::scope(|scope| {
        scope.spawn(|| *cache.write().unwrap() = Some(7));
        if let Some(old) = *cache.read().unwrap() {
            *cache.write().unwrap() = Some(old + 1);
        } else {
            *cache.write().unwrap() = Some(1);
            println!("made 1");
        }
    });
}
