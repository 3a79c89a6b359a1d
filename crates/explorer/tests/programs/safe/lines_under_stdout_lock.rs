//@ Two lines under the lock of stdout stay together; the holder may also use println!.
//@ outcome: ok: a b c
//@ outcome: ok: c a b
//@ why: documentation of Stdout: the lock is reentrant, and all prints take it.
use std::io::{Write, stdout};
use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut out = stdout().lock();
            writeln!(out, "a").unwrap();
            println!("b");
        });
        scope.spawn(|| println!("c"));
    });
}
