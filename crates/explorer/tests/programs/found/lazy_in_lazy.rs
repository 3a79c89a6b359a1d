//@ Two lazy statics that need each other, first used by two threads.
//@ outcome: ok: 3
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: here only one needs the other, under a lock that the other side holds
use std::sync::{LazyLock, Mutex};
use std::thread;

static LOCK: Mutex<u32> = Mutex::new(1);
static LAZY: LazyLock<u32> = LazyLock::new(|| *LOCK.lock().unwrap() + 2);

fn main() {
    let other = thread::spawn(|| *LAZY);
    let guard = LOCK.lock().unwrap();
    let value = *LAZY;
    drop(guard);
    assert_eq!(other.join().unwrap(), value);
    println!("{value}");
}
