//@ A value whose drop reads through a raw pointer is sent to another thread, and dropped there.
//@ model: sc weak
//@ outcome: ok: dropped 5
//@ why: the message carries all that came before it

use std::sync::mpsc;
use std::thread;

struct Handle(*mut u32);

unsafe impl Send for Handle {}

impl Drop for Handle {
    fn drop(&mut self) {
        let value = unsafe { Box::from_raw(self.0) };
        println!("dropped {}", *value);
    }
}

fn main() {
    let (sender, receiver) = mpsc::channel::<Handle>();
    let dropper = thread::spawn(move || drop(receiver.recv().unwrap()));
    let handle = Handle(Box::into_raw(Box::new(4)));
    unsafe { *handle.0 += 1 };
    sender.send(handle).unwrap();
    dropper.join().unwrap();
}
