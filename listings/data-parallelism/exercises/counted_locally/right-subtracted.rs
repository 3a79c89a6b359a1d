use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn count_failed(part: &[bool], total: &AtomicU32) {
    let passed: u32 = part.iter().map(|&passed| u32::from(passed)).sum();
    let failed = part.len() as u32 - passed;
    if failed > 0 {
        total.fetch_add(failed, Relaxed);
    }
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
