//@ What has no newline is never written if main waits for itself.
//@ outcome: deadlock: line
//@ fault: deadlock
//@ why: stdout is a LineWriter; nothing flushes it.
use std::sync::Mutex;

fn main() {
    let mutex = Mutex::new(0);
    println!("line");
    print!("lost");
    let _once = mutex.lock();
    let _twice = mutex.lock();
}
