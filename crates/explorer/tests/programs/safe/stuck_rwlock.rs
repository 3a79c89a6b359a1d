//@ A detached thread reads under its own read guard, another writes; main returns.
//@ outcome: ok: bye
//@ fault: stuck
//@ why: the writer comes between the two reads: the reader waits for the writer (documentation of RwLock), the writer for the
//@ why: reader.
use std::sync::RwLock;
use std::thread;

static NUMBER: RwLock<u32> = RwLock::new(0);

fn main() {
    thread::spawn(|| {
        let number = NUMBER.read().unwrap();
        *number + *NUMBER.read().unwrap()
    });
    thread::spawn(|| *NUMBER.write().unwrap() += 1);
    println!("bye");
}
