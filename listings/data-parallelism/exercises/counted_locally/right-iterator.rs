use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn count_failed(part: &[bool], total: &AtomicU32) {
    let failed = part.iter().filter(|passed| !**passed).count();
    total.fetch_add(failed as u32, SeqCst);
}

fn main() {
    let morning = [true, false, false, true];
    let evening = [false, true, false, false];
    let total = AtomicU32::new(0);

    thread::scope(|scope| {
        scope.spawn(|| count_failed(&morning, &total));
        scope.spawn(|| count_failed(&evening, &total));
    });
    println!("{} failed", total.into_inner());
}
