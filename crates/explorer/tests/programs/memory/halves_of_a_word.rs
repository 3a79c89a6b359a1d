//@ Two threads write to the two halves of one u32.
//@ model: sc weak
//@ outcome: ok: 65537
//@ why: the two u16 have no byte in common; 0x0001_0001 on any machine

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
    let half = Raw((&raw mut word).cast::<u16>());
    thread::scope(|s| {
        s.spawn(move || unsafe { *half.get() = 1 });
        s.spawn(move || unsafe { *half.get().add(1) = 1 });
    });
    println!("{word}");
}
