//@ A thread is sent the address of a number on the stack of a function that has returned.
//@ fault: use after free
//@ why: the number's life ended with the function's; the address is received after that in some schedules, and in others before
use std::sync::mpsc::{Sender, channel};
use std::thread;

struct Address(*const u64);

unsafe impl Send for Address {}

#[inline(never)]
fn send(addresses: &Sender<Address>) {
    let number = 7;
    addresses.send(Address(&raw const number)).unwrap();
}

fn main() {
    let (addresses, received) = channel::<Address>();
    let reader = thread::spawn(move || {
        let address = received.recv().unwrap();
        unsafe { *address.0 }
    });
    send(&addresses);
    reader.join().unwrap();
}
