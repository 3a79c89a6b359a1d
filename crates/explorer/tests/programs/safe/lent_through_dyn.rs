//@ Scoped threads write to what a trait object writes to: one what it has seen in a flag, the other sets the flag.
//@ outcome: ok: [1, 0]
//@ outcome: ok: [2, 0]
//@ why: the flag is looked at before it is set, or after. Nothing else tells the two ways apart once both are through.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn look_or_set(index: usize, cell: &mut u32, flag: &AtomicU32) {
    if index == 0 {
        *cell = flag.load(SeqCst);
    } else {
        flag.store(2, SeqCst);
    }
}

fn main() {
    let flag = &AtomicU32::new(1);
    let mut cells = [0, 0];
    thread::scope(|scope| {
        for (index, cell) in cells.iter_mut().enumerate() {
            let mut job: Box<dyn FnMut() + Send> = Box::new(move || look_or_set(index, cell, flag));
            scope.spawn(move || job());
        }
    });
    println!("{:?}", cells);
}
