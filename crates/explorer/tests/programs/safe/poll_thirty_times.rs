//@ Thirty looks at a flag that is set once: how many of them saw it.
//@ outcome: ok: 0
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ outcome: ok: 3
//@ outcome: ok: 4
//@ outcome: ok: 5
//@ outcome: ok: 6
//@ outcome: ok: 7
//@ outcome: ok: 8
//@ outcome: ok: 9
//@ outcome: ok: 10
//@ outcome: ok: 11
//@ outcome: ok: 12
//@ outcome: ok: 13
//@ outcome: ok: 14
//@ outcome: ok: 15
//@ outcome: ok: 16
//@ outcome: ok: 17
//@ outcome: ok: 18
//@ outcome: ok: 19
//@ outcome: ok: 20
//@ outcome: ok: 21
//@ outcome: ok: 22
//@ outcome: ok: 23
//@ outcome: ok: 24
//@ outcome: ok: 25
//@ outcome: ok: 26
//@ outcome: ok: 27
//@ outcome: ok: 28
//@ outcome: ok: 29
//@ outcome: ok: 30
//@ why: the flag is set before the first look, between two, or after the last.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let flag = AtomicU32::new(0);
    thread::scope(|scope| {
        scope.spawn(|| flag.store(1, SeqCst));
        let seen: u32 = (0..30).map(|_| flag.load(SeqCst)).sum();
        println!("{seen}");
    });
}
