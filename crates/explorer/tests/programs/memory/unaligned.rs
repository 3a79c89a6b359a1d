//@ One thread writes a u32 across two words, another reads one of the words.
//@ model: sc weak
//@ fault: race 23 24
//@ why: the unaligned write covers two bytes of the word that is read

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
    let mut words = [0u32; 2];
    let bytes = Raw((&raw mut words).cast::<u8>());
    thread::scope(|s| {
        s.spawn(move || unsafe { bytes.get().add(2).cast::<u32>().write_unaligned(1) });
        s.spawn(move || unsafe { bytes.get().add(4).cast::<u32>().read() });
    });
}
