//@ A channel for one message, whose flag is set before the message is there.
//@ model: sc weak
//@ fault: race 25 32
//@ why: the receiver reads while the sender writes

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
    CHANNEL.ready.store(true, Release);
    unsafe { *CHANNEL.message.get() = MaybeUninit::new(message) };
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
