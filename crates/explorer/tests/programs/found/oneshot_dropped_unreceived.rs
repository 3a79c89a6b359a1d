//@ A one-shot channel that is dropped with or without its message, whose receiver only tries.
//@ model: sc weak
//@ outcome: ok: got hello
//@ outcome: ok: nothing
//@ why: the message is dropped by the channel where nobody took it, after the scope; each text is freed once
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
        let ready = channel.ready.swap(false, Acquire);
        ready.then(|| unsafe { (*channel.message.get()).assume_init_read() })
    });
    match got {
        Some(text) => println!("got {text}"),
        None => println!("nothing"),
    }
}
