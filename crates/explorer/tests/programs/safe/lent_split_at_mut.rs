//@ Scoped threads write to two halves: one what it has seen in a flag, the other sets the flag.
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
        let (left, right) = cells.split_at_mut(1);
        scope.spawn(move || look_or_set(0, &mut left[0], flag));
        scope.spawn(move || look_or_set(1, &mut right[0], flag));
    });
    println!("{:?}", cells);
}
