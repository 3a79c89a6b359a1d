//@ A loop of park_timeout gives up after three rounds.
//@ outcome: ok: 0
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ outcome: ok: 3
//@ why: the flag may be set before the first look, or during any of the parks, or after all.
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

fn main() {
    let flag = AtomicBool::new(false);
    let main = thread::current();
    thread::scope(|scope| {
        scope.spawn(|| {
            flag.store(true, SeqCst);
            main.unpark();
        });
        let mut rounds = 0;
        while !flag.load(SeqCst) && rounds < 3 {
            thread::park_timeout(Duration::from_micros(100));
            rounds += 1;
        }
        println!("{rounds}");
    });
}
