//@ A thread ends the process while main has a lock and joins it.
//@ outcome: exit 3: main
//@ outcome: exit 3:
//@ why: process::exit waits for nobody; main prints before it, or not at all.
use std::sync::Mutex;
use std::{process, thread};

fn main() {
    let mutex = Mutex::new(0);
    let _guard = mutex.lock().unwrap();
    let thread = thread::spawn(|| process::exit(3));
    println!("main");
    thread.join().unwrap();
}
