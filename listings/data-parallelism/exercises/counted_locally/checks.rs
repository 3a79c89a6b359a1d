use std::sync::atomic::AtomicU32;
use std::thread;

pub fn two_parts() {
    let total = AtomicU32::new(0);
    thread::scope(|scope| {
        scope.spawn(|| count_failed(&[true, false, false, true], &total));
        scope.spawn(|| count_failed(&[false, true, false, false], &total));
    });
    println!("{} failed", total.into_inner());
}
