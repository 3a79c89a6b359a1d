//@ A box goes to a thread as a raw pointer, and is dropped there.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: the spawn hands it over, and nobody else keeps it

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
    let other = thread::spawn(move || *unsafe { Box::from_raw(pointer.get()) });
    println!("{}", other.join().unwrap());
}
