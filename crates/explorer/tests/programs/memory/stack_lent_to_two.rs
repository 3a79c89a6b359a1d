//@ Two scoped threads write one local through a raw pointer.
//@ model: sc weak
//@ fault: race 22 22
//@ why: nothing orders the two

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
    let mut written = 2;
    let pointer = Raw(&raw mut written);
    let add = move || unsafe { *pointer.get() += 1 };
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{written}");
}
