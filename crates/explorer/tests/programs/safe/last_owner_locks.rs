//@ A registry forgets an entry under its lock, and the entry's destructor takes that lock if it was the last owner.
//@ outcome: ok: 1 closed
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: the worker's Arc may be gone before the registry drops its own.
use std::sync::{Arc, Mutex};
use std::thread;

static REGISTRY: Mutex<(Vec<Arc<Entry>>, u32)> = Mutex::new((Vec::new(), 0));

struct Entry;

impl Drop for Entry {
    fn drop(&mut self) {
        REGISTRY.lock().unwrap().1 += 1;
    }
}

fn main() {
    let entry = Arc::new(Entry);
    REGISTRY.lock().unwrap().0.push(Arc::clone(&entry));
    let worker = thread::spawn(move || drop(entry));
    REGISTRY.lock().unwrap().0.clear();
    worker.join().unwrap();
    println!("{} closed", REGISTRY.lock().unwrap().1);
}
