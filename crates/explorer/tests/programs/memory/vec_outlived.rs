//@ A thread returns a pointer into a Vec that it drops.
//@ model: sc weak
//@ fault: use after free
//@ why: the Vec is freed at the end of the closure

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
    let worker = thread::spawn(|| {
        let mut numbers = vec![1, 2, 3];
        Raw(numbers.as_mut_ptr())
    });
    let pointer = worker.join().unwrap();
    let second = unsafe { *pointer.get().add(1) };
    println!("{second}");
}
