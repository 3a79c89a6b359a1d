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
