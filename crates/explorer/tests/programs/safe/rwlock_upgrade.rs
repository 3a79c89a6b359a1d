//@ Who reads asks to write.
//@ outcome: deadlock: read 7
//@ fault: deadlock
//@ why: documentation of RwLock::write: it "might panic when called if the lock is already held by the current thread", and
//@ why: does not return while there is a reader. It is read here as std does it today: it waits for ever, in a real run too.
use std::sync::RwLock;

fn main() {
    let lock = RwLock::new(7);
    let reading = lock.read().unwrap();
    println!("read {}", *reading);
    *lock.write().unwrap() += 1;
    println!("written");
}
