//@ A value is sent to another thread and dropped there, while its sender still writes through a pointer that it kept, if it does not seem dropped.
//@ model: sc
//@ fault: race 19 30
//@ why: the look at the flag and the write are two things; the free may come between them or after them, without order

use std::sync::atomic::{AtomicBool, Ordering::*};
use std::sync::mpsc;
use std::thread;

static DROPPED: AtomicBool = AtomicBool::new(false);

struct Handle(*mut u32);

unsafe impl Send for Handle {}

impl Drop for Handle {
    fn drop(&mut self) {
        DROPPED.store(true, SeqCst);
        drop(unsafe { Box::from_raw(self.0) });
    }
}

fn main() {
    let (sender, receiver) = mpsc::channel::<Handle>();
    let dropper = thread::spawn(move || drop(receiver.recv().unwrap()));
    let handle = Handle(Box::into_raw(Box::new(4)));
    let kept = handle.0;
    sender.send(handle).unwrap();
    if !DROPPED.load(SeqCst) {
        unsafe { *kept += 1 };
    }
    dropper.join().unwrap();
}
