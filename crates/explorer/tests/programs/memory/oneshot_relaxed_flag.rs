//@ A channel for one message, whose flag is Relaxed ("unpark synchronises").
//@ model: sc weak
//@ fault: race 24 32
//@ why: a receiver that sees the flag before it parks has synchronised with nothing

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
    CHANNEL.ready.store(true, Relaxed);
}

fn receive() -> u32 {
    while !CHANNEL.ready.load(Relaxed) {
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
