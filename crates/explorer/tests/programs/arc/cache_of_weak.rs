//@ A cache of a Weak makes the value anew when nobody has it any more.
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: the second to ask finds the first's Arc still there, or gone

use std::sync::{Arc, Mutex, Weak};
use std::thread;

struct Cache {
    made: u32,
    value: Weak<u32>,
}

static CACHE: Mutex<Cache> = Mutex::new(Cache {
    made: 0,
    value: Weak::new(),
});

fn get() -> Arc<u32> {
    let mut cache = CACHE.lock().unwrap();
    if let Some(value) = cache.value.upgrade() {
        return value;
    }
    cache.made += 1;
    let value = Arc::new(5);
    cache.value = Arc::downgrade(&value);
    value
}

fn main() {
    let other = thread::spawn(|| drop(get()));
    drop(get());
    other.join().unwrap();
    println!("{}", CACHE.lock().unwrap().made);
}
