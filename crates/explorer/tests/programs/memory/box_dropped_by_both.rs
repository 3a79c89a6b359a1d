//@ A box goes to a thread as a raw pointer, and both threads drop it.
//@ model: sc weak
//@ fault: double free
//@ why: the two `from_raw` own the same box

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
    drop(unsafe { Box::from_raw(pointer.get()) });
    other.join().unwrap();
}
