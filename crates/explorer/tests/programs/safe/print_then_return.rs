//@ What has no newline is written when main returns, also if a detached thread has printed it.
//@ outcome: ok: main
//@ outcome: ok: thread main
//@ outcome: ok: main thread
//@ why: std flushes stdout after main. The thread prints before main, after it, or not at all.
use std::thread;

fn main() {
    thread::spawn(|| print!("thread "));
    print!("main ");
}
