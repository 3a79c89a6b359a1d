//@ One thread writes a u32, another one of its bytes.
//@ model: sc weak
//@ fault: race 23 24
//@ why: the byte is part of the word, whatever the sizes of the accesses

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
    let mut word: u32 = 0;
    let whole = Raw(&raw mut word);
    thread::scope(|s| {
        s.spawn(move || unsafe { *whole.get() = 1 });
        s.spawn(move || unsafe { *whole.get().cast::<u8>().add(3) = 1 });
    });
    println!("{word}");
}
