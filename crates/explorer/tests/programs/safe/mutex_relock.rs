//@ A thread locks a mutex that it holds.
//@ outcome: deadlock: once
//@ fault: deadlock
//@ why: documentation of Mutex::lock: it "will not return" on the second call; "it might panic or deadlock". std's mutex
//@ why: deadlocks (a real run hangs), which is how it is read here.
use std::sync::Mutex;

fn main() {
    let mutex = Mutex::new(1);
    let once = mutex.lock().unwrap();
    println!("once");
    let twice = mutex.lock().unwrap();
    println!("{}", *once + *twice);
}
