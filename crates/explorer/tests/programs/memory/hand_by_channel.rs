//@ A value written before a message is sent, and read after it is received.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: a message is received after all that its sender did before sending it; mpsc would be of no use for pointers otherwise

use std::sync::mpsc;
use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let writer = thread::spawn(move || {
        unsafe { VALUE = 5 };
        sender.send(()).unwrap();
    });
    receiver.recv().unwrap();
    let value = unsafe { VALUE };
    writer.join().unwrap();
    println!("{value}");
}
