//@ A box is read by a thread, and dropped once it is joined.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: the join orders the read before the drop

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
    let other = thread::spawn(move || unsafe { *pointer.get() });
    println!("{}", other.join().unwrap());
    drop(unsafe { Box::from_raw(pointer.get()) });
}
