//@ One thread reads the elements of a Vec through a pointer, while another pushes into its spare capacity.
//@ model: sc weak
//@ outcome: ok: 1 2
//@ why: std of `Vec::push`: with room to spare it does not reallocate, and it writes behind the elements

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
    let mut numbers = Vec::with_capacity(4);
    numbers.push(1);
    let first = Raw(numbers.as_mut_ptr());
    let reader = thread::spawn(move || unsafe { *first.get() });
    numbers.push(2);
    println!("{} {}", reader.join().unwrap(), numbers[1]);
}
