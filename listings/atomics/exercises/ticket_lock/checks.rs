use std::sync::atomic::Ordering::Relaxed;
use std::{hint, thread};

pub fn two_threads() {
    let lock = TicketLock::new(Vec::new());
    thread::scope(|scope| {
        scope.spawn(|| lock.with(|it| it.push(1)));
        lock.with(|it| it.push(2));
    });
    lock.with(|it| println!("{it:?}"));
}

pub fn two_wait() {
    let lock = TicketLock::new(Vec::new());
    thread::scope(|scope| {
        lock.with(|_| {
            for number in 1..=2 {
                let lock = &lock;
                scope.spawn(move || lock.with(|it| it.push(number)));
                // The next comes when this one has taken its number.
                while lock.next.load(Relaxed) <= number {
                    hint::spin_loop();
                }
            }
        });
    });
    lock.with(|it| println!("{it:?}"));
}
