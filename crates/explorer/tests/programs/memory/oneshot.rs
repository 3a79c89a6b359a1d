//@ A channel for one message, whose receiver parks.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: the receiver reads the message after it has acquired the flag, however often it is woken

use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Channel {
    message: UnsafeCell<MaybeUninit<u32>>,
    ready: AtomicBool,
}

unsafe impl Sync for Channel {}

static CHANNEL: Channel = Channel {
    message: UnsafeCell::new(MaybeUninit::uninit()),
    ready: AtomicBool::new(false),
};

fn send(message: u32) {
    unsafe { *CHANNEL.message.get() = MaybeUninit::new(message) };
    CHANNEL.ready.store(true, Release);
}

fn receive() -> u32 {
    while !CHANNEL.ready.load(Acquire) {
        thread::park();
    }
    unsafe { (*CHANNEL.message.get()).assume_init() }
}

fn main() {
    let receiver = thread::current();
    let sender = thread::spawn(move || {
        send(5);
        receiver.unpark();
    });
    println!("{}", receive());
    sender.join().unwrap();
}
