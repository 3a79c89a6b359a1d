//@ Scoped threads read a local through a reference, and another writes its neighbour through a raw pointer.
//@ model: sc weak
//@ outcome: ok: 1 1 3
//@ why: two locals; the second is written by one thread only, and read after the scope

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
    let read = 1;
    let mut written = 2;
    let pointer = Raw(&raw mut written);
    let (a, b) = thread::scope(|s| {
        s.spawn(move || unsafe { *pointer.get() += 1 });
        let (a, b) = (s.spawn(|| read), s.spawn(|| read));
        (a.join().unwrap(), b.join().unwrap())
    });
    println!("{a} {b} {written}");
}
