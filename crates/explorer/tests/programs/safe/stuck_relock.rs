//@ A detached thread locks its mutex twice; main returns.
//@ outcome: ok: main is done
//@ fault: stuck
//@ why: a circle of one: who holds the mutex waits for it, see the documentation of Mutex::lock.
use std::sync::Mutex;
use std::thread;

fn main() {
    thread::spawn(|| {
        let mutex = Mutex::new(0);
        let _once = mutex.lock().unwrap();
        let _twice = mutex.lock().unwrap();
    });
    println!("main is done");
}
