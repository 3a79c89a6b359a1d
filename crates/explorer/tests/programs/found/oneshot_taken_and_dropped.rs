//@ A one-shot channel whose receiver leaves the flag up, so that the message is dropped again by the channel.
//@ model: sc weak
//@ fault: double free
//@ why: where the receiver finds the message, both free its text
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Channel<T> {
    message: UnsafeCell<MaybeUninit<T>>,
    ready: AtomicBool,
}

unsafe impl<T: Send> Sync for Channel<T> {}

impl<T> Channel<T> {
    fn send(&self, message: T) {
        unsafe { (*self.message.get()).write(message) };
        self.ready.store(true, Release);
    }
}

impl<T> Drop for Channel<T> {
    fn drop(&mut self) {
        if *self.ready.get_mut() {
            unsafe { self.message.get_mut().assume_init_drop() }
        }
    }
}

fn main() {
    let channel = Channel {
        message: UnsafeCell::new(MaybeUninit::<String>::uninit()),
        ready: AtomicBool::new(false),
    };
    let got = thread::scope(|scope| {
        scope.spawn(|| {
            channel.send("hello".to_owned())
        });
        let ready = channel.ready.load(Acquire);
        ready.then(|| unsafe { (*channel.message.get()).assume_init_read() })
    });
    println!("{}", got.is_some());
}
