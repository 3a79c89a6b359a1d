//@ Closures that capture one raw pointer run on two threads, one after the other.
//@ model: sc weak
//@ outcome: ok: 3
//@ why: the second is spawned once the first is joined

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
    let pointer = Raw(Box::into_raw(Box::new(0)));
    let add = |number| move || unsafe { *pointer.get() += number };
    let first = thread::spawn(add(1));
    first.join().unwrap();
    let second = thread::spawn(add(2));
    second.join().unwrap();
    println!("{}", unsafe { Box::from_raw(pointer.get()) });
}
