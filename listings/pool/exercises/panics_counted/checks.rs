use std::sync::atomic::{AtomicBool as Flag, Ordering::SeqCst as InOrder};
use std::sync::mpsc::{Receiver, Sender, channel};

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

/// Two jobs, of which each waits until the other has begun, though not for ever.
#[test]
fn two_at_a_time() {
    use std::sync::atomic::AtomicU32;
    static MET: AtomicU32 = AtomicU32::new(0);
    let (to_second, second) = channel();
    let (to_first, first) = channel();
    let meet = |to: Sender<()>, other: Receiver<()>| {
        move || {
            _ = to.send(());
            if other
                .recv_timeout(std::time::Duration::from_secs(4))
                .is_ok()
            {
                MET.fetch_add(1, InOrder);
            }
        }
    };
    let pool = Pool::new(2);
    pool.submit(meet(to_second, first));
    pool.submit(meet(to_first, second));
    _ = pool.finish();
    assert_eq!(
        MET.load(InOrder),
        2,
        "jobs that ran at a time with the other"
    );
}
