//@ A channel for one message, whose receiver parks once and looks no more.
//@ model: sc
//@ spurious
//@ fault: race 25 33
//@ why: std of `park`: "It may also return spuriously, without consuming the token"

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
    if !CHANNEL.ready.load(Acquire) {
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
