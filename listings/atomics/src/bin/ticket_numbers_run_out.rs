use std::sync::atomic::{AtomicU8, Ordering::Relaxed};
use std::thread;

fn main() {
    let next = AtomicU8::new(254);
    let number = || {
        let one_more = |n: u8| n.checked_add(1);
        next.try_update(Relaxed, Relaxed, one_more).ok()
    };

    let (north, south) = thread::scope(|s| {
        let north = s.spawn(number);
        let south = s.spawn(number);
        (north.join().unwrap(), south.join().unwrap())
    });

    println!("north machine: {north:?}, south machine: {south:?}");
    assert_eq!(north.or(south), Some(254));
    assert_eq!(north.xor(south), Some(254));
}
