//@ A thread lends its thread-local by address, and uses it without waiting.
//@ model: sc weak
//@ fault: race 31 34
//@ fault: use after free
//@ why: after the send nothing orders the two threads; the owner may have ended before main writes, and its thread-locals
//@ why: with it

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
    let owner = thread::spawn(move || {
        lend.send(VALUE.with(|value| Raw(value.as_ptr()))).unwrap();
        VALUE.get()
    });
    let pointer = lent.recv().unwrap();
    unsafe { *pointer.get() += 1 };
    println!("{}", owner.join().unwrap());
}
