//@ A thread lends its thread-local by address, and waits until the other has written to it.
//@ model: sc weak
//@ outcome: ok: 6
//@ why: the thread lives until it is told, and the two channels order the accesses

use std::cell::Cell;
use std::sync::mpsc;
use std::thread;

#[derive(Clone, Copy)]
struct Raw<T>(*mut T);

unsafe impl<T> Send for Raw<T> {}

impl<T> Raw<T> {
    fn get(self) -> *mut T {
        self.0
    }
}

thread_local! {
    static VALUE: Cell<u32> = const { Cell::new(5) };
}

fn main() {
    let (lend, lent) = mpsc::channel();
    let (tell, told) = mpsc::channel();
    let owner = thread::spawn(move || {
        lend.send(VALUE.with(|value| Raw(value.as_ptr()))).unwrap();
        told.recv().unwrap();
        VALUE.get()
    });
    let pointer = lent.recv().unwrap();
    unsafe { *pointer.get() += 1 };
    tell.send(()).unwrap();
    println!("{}", owner.join().unwrap());
}
