//@ The closure of fetch_update is called again if another thread was faster.
//@ outcome: ok: once
//@ outcome: ok: again
//@ why: the other store comes between load and exchange, or not; a weak exchange may also fail for no reason.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let number = AtomicU32::new(0);
    let mut calls = 0;
    thread::scope(|scope| {
        scope.spawn(|| number.fetch_add(1, SeqCst));
        let update = number.fetch_update(SeqCst, SeqCst, |it| {
            calls += 1;
            Some(it + 1)
        });
        update.unwrap();
    });
    println!("{}", if calls == 1 { "once" } else { "again" });
}
