//@ A park without a loop, with spurious wake-ups; and one with a loop.
//@ spurious
//@ outcome: ok: 0 1
//@ outcome: ok: 1 1
//@ why: documentation of park: it may return spuriously; the loop looks again.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let flag = AtomicU32::new(0);
    let main = thread::current();
    thread::scope(|scope| {
        scope.spawn(|| {
            flag.store(1, SeqCst);
            main.unpark();
        });
        thread::park();
        let first = flag.load(SeqCst);
        while flag.load(SeqCst) == 0 {
            thread::park();
        }
        println!("{first} {}", flag.load(SeqCst));
    });
}
