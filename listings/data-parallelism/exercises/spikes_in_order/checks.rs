use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

#[test]
fn all_places_in_order() {
    let samples: Vec<i16> = (0..1000).map(|it| it * 7 % 100).collect();
    let expected: Vec<usize> = (0..1000).filter(|it| samples[*it] > 80).collect();
    assert_eq!(spikes(&samples, |sample| sample > 80), expected);
    assert_eq!(spikes(&[], |_| true), []);
}

#[test]
fn asked_in_the_pool() {
    let (asked, outside) = (AtomicU32::new(0), AtomicU32::new(0));
    spikes(&[5; 1000], |_| {
        asked.fetch_add(1, Relaxed);
        if rayon::current_thread_index().is_none() {
            outside.fetch_add(1, Relaxed);
        }
        true
    });
    assert_eq!(asked.into_inner(), 1000, "calls of `is_spike`");
    assert_eq!(outside.into_inner(), 0, "calls outside of the pool");
}

#[test]
fn by_two_threads() {
    use std::collections::HashSet;
    use std::sync::{Condvar, Mutex};
    let (threads, came) = (Mutex::new(HashSet::new()), Condvar::new());
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .build()
        .unwrap();
    pool.install(|| {
        spikes(&[5; 1000], |_| {
            let mut threads = threads.lock().unwrap();
            if threads.insert(std::thread::current().id()) {
                came.notify_all();
                // Whoever is the first waits for the second, though not for ever.
                let limit = std::time::Duration::from_secs(5);
                drop(
                    came.wait_timeout_while(threads, limit, |it| it.len() < 2)
                        .unwrap(),
                );
            }
            true
        })
    });
    assert!(threads.into_inner().unwrap().len() > 1, "all by one thread");
}
