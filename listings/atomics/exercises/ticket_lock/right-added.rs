use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::{hint, thread};

struct TicketLock<T> {
    next: AtomicU32,
    serving: AtomicU32,
    data: UnsafeCell<T>,
}

// SAFETY: `with` lets in one thread at a time, and each acquires what the one before
// it has released. The data passes from thread to thread, hence `T: Send`.
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
        let mine = self.next.fetch_add(1, Relaxed);
        while self.serving.load(Acquire) != mine {
            hint::spin_loop();
        }
        work(unsafe { &mut *self.data.get() });
        self.serving.fetch_add(1, AcqRel);
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
