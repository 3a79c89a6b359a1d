//@ A thread returns a pointer into a Vec that it leaks.
//@ model: sc weak
//@ outcome: ok: 2
//@ why: std of `Vec::leak`: the memory stays for the rest of the program

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
        let numbers = vec![1, 2, 3].leak();
        Raw(numbers.as_mut_ptr())
    });
    let pointer = worker.join().unwrap();
    let second = unsafe { *pointer.get().add(1) };
    println!("{second}");
}
