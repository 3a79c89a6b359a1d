use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::{hint, thread};

struct TicketLock<T> {
    next: AtomicU32,
    serving: AtomicU32,
    data: UnsafeCell<T>,
}

// SAFETY: `with` lets in one thread at a time. But is that enough?
unsafe impl<T: Send> Sync for TicketLock<T> {}

impl<T> TicketLock<T> {
    fn new(data: T) -> TicketLock<T> {
        TicketLock {
            next: AtomicU32::new(0),
            serving: AtomicU32::new(0),
            data: UnsafeCell::new(data),
        }
    }

    fn with(&self, work: impl FnOnce(&mut T)) {
        while self.next.swap(1, Acquire) != 0 {
            hint::spin_loop();
        }
        work(unsafe { &mut *self.data.get() });
        self.next.store(0, Release);
    }
}

fn main() {
    let queue = TicketLock::new(vec![]);
    thread::scope(|scope| {
        scope.spawn(|| queue.with(|it| it.push(1)));
        scope.spawn(|| queue.with(|it| it.push(2)));
    });
    queue.with(|it| println!("{it:?}"));
}
