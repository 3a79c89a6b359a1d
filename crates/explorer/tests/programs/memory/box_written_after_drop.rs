//@ A box is dropped by a thread, and written once it is joined.
//@ model: sc weak
//@ fault: use after free
//@ why: it is free already

use std::thread;

#[derive(Clone, Copy)]
struct Raw<T>(*mut T);

unsafe impl<T> Send for Raw<T> {}

impl<T> Raw<T> {
    fn get(self) -> *mut T {
        self.0
    }
}

fn main() {
    let pointer = Raw(Box::into_raw(Box::new(5)));
    let other = thread::spawn(move || drop(unsafe { Box::from_raw(pointer.get()) }));
    other.join().unwrap();
    unsafe { *pointer.get() = 6 };
}
