//@ A one-shot channel that panics when it is sent to twice, by two threads.
//@ model: sc weak
//@ outcome: ok: 1 second fails
//@ outcome: ok: 2 first fails
//@ why: one swap of in_use reads false; the other thread panics, quietly caught, and its message is never written
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Channel<T> {
    message: UnsafeCell<MaybeUninit<T>>,
    in_use: AtomicBool,
    ready: AtomicBool,
}

unsafe impl<T: Send> Sync for Channel<T> {}

impl<T> Channel<T> {
    fn send(&self, message: T) -> Result<(), T> {
        if self.in_use.swap(true, Relaxed) {
            return Err(message);
        }
        unsafe { (*self.message.get()).write(message) };
        self.ready.store(true, Release);
        Ok(())
    }

    fn receive(&self) -> Option<T> {
        let ready = self.ready.swap(false, Acquire);
        ready.then(|| unsafe { (*self.message.get()).assume_init_read() })
    }
}

fn main() {
    let channel = Channel {
        message: UnsafeCell::new(MaybeUninit::uninit()),
        in_use: AtomicBool::new(false),
        ready: AtomicBool::new(false),
    };
    let (mut first, mut second) = (true, true);
    thread::scope(|scope| {
        scope.spawn(|| first = channel.send(Box::new(1)).is_ok());
        scope.spawn(|| second = channel.send(Box::new(2)).is_ok());
    });
    let loser = if first { "second" } else { "first" };
    assert!(first != second);
    println!("{} {loser} fails", channel.receive().unwrap());
}
