//@ Scoped threads write to a place that mem::replace writes to: one what it has seen in a flag, the other sets the flag.
//@ outcome: ok: [1, 0]
//@ outcome: ok: [2, 0]
//@ why: the flag is looked at before it is set, or after. Nothing else tells the two ways apart once both are through.
use std::mem;
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
    let mut cells = [Box::new(0), Box::new(0)];
    thread::scope(|scope| {
        for (index, cell) in cells.iter_mut().enumerate() {
            scope.spawn(move || {
                let mut new = 0;
                look_or_set(index, &mut new, flag);
                drop(mem::replace(cell, Box::new(new)));
            });
        }
    });
    println!("{:?}", cells);
}
