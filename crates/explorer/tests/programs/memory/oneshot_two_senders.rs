//@ A channel for one message, to which two threads send.
//@ model: sc weak
//@ fault: race 24 24
//@ why: nothing keeps the second from writing while the first does

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

fn main() {
    let other = thread::spawn(|| send(5));
    send(6);
    other.join().unwrap();
}
