//@ A value written after the message was sent that tells of it.
//@ model: sc weak
//@ fault: race 15 18
//@ why: only what comes before the send happens before what comes after the receive

use std::sync::mpsc;
use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let writer = thread::spawn(move || {
        sender.send(()).unwrap();
        unsafe { VALUE = 5 };
    });
    receiver.recv().unwrap();
    let value = unsafe { VALUE };
    writer.join().unwrap();
    println!("{value}");
}
