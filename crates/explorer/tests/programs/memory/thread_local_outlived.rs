//@ A thread returns the address of its thread-local, which is read once the thread is joined.
//@ model: sc weak
//@ fault: use after free
//@ why: a thread-local ends with its thread

use std::cell::Cell;
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
    let owner = thread::spawn(|| VALUE.with(|value| Raw(value.as_ptr())));
    let pointer = owner.join().unwrap();
    let value = unsafe { *pointer.get() };
    println!("{value}");
}
