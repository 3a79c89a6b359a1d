use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

fn count_failed(part: &[bool], total: &AtomicU32) {
    let failed = part.iter().filter(|passed| !**passed).count() as u32;
    let before = total.load(SeqCst);
    total.store(before + failed, SeqCst);
}

fn main() {
    let total = AtomicU32::new(0);
    count_failed(&[true, false], &total);
    println!("{} failed", total.into_inner());
}
