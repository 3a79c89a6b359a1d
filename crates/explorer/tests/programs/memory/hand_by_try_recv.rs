//@ A value written before a message is sent; the receiver reads it whether there was a message or not.
//@ model: sc weak
//@ fault: race 14 18
//@ why: `try_recv` that finds nothing has synchronised with nobody

use std::sync::mpsc;
use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let writer = thread::spawn(move || {
        unsafe { VALUE = 5 };
        sender.send(()).unwrap();
    });
    let _ = receiver.try_recv();
    let value = unsafe { VALUE };
    writer.join().unwrap();
    println!("{value}");
}
