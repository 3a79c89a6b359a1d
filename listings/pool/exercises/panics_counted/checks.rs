use std::sync::atomic::{AtomicBool as Flag, Ordering::SeqCst as InOrder};

pub fn good_behind_bad() {
    let done = Arc::new(Flag::new(false));
    let converted = Arc::clone(&done);
    let pool = Pool::new(1);
    pool.submit(|| panic!("damaged"));
    pool.submit(move || converted.store(true, InOrder));
    let _ = pool.finish();
    assert!(done.load(InOrder), "the second job was not done");
}

pub fn three_bad_ones() {
    let pool = Pool::new(2);
    for _ in 0..3 {
        pool.submit(|| panic!("damaged"));
    }
    assert_eq!(pool.finish(), 3u32, "panics counted");
}

#[test]
fn each_pool_counts_its_own() {
    let first = Pool::new(1);
    first.submit(|| panic!("damaged"));
    _ = first.finish();
    let second = Pool::new(1);
    second.submit(|| ());
    assert_eq!(second.finish(), 0u32, "panics counted");
}
