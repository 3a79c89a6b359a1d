use std::collections::HashMap;
use std::sync::{Barrier, Mutex};
use std::thread::{self, ThreadId};

/// How many samples each thread has changed.
fn shares(samples: usize, threads: usize) -> Vec<usize> {
    let done: Mutex<HashMap<ThreadId, usize>> = Mutex::default();
    let mut sound = vec![0; samples];
    apply(&mut sound, threads, |sample| {
        *sample += 1;
        *done
            .lock()
            .unwrap()
            .entry(thread::current().id())
            .or_default() += 1;
    });
    done.into_inner().unwrap().into_values().collect()
}

#[test]
fn every_sample_once() {
    for (samples, threads) in [(10, 4), (12, 4), (9, 1), (101, 7), (8, 3)] {
        let mut sound: Vec<i32> = (0..samples).collect();
        apply(&mut sound, threads, |sample| *sample += 1_000);
        let expected: Vec<i32> = (1_000..1_000 + samples).collect();
        assert_eq!(sound, expected, "{samples} samples, {threads} threads");
    }
}

#[test]
fn work_is_shared() {
    for (samples, threads, longest) in [(12, 3, 4), (10, 4, 3), (101, 7, 15), (8, 2, 4)]
    {
        let most = shares(samples, threads).into_iter().max().unwrap_or(0);
        assert!(
            most <= longest,
            "{samples} samples, {threads} threads: one of them changed {most}"
        );
    }
}

#[test]
fn no_more_threads() {
    for (samples, threads) in [(10, 4), (101, 7), (5, 2), (30, 1)] {
        let mut sound = vec![0; samples];
        let ids: Mutex<HashMap<ThreadId, usize>> = Mutex::default();
        apply(&mut sound, threads, |_| {
            ids.lock().unwrap().insert(thread::current().id(), 1);
        });
        let used = ids.into_inner().unwrap().len();
        assert!(
            used <= threads,
            "{samples} samples, {threads} allowed, {used} used"
        );
    }
}

#[test]
fn short_slices() {
    assert_eq!(shares(0, 4), []);
    assert_eq!(shares(3, 8).into_iter().sum::<usize>(), 3);
    assert!(shares(3, 8).len() <= 8);
    assert_eq!(shares(1, 1), [1]);
    assert!(shares(7, 4).len() <= 4);
}

pub fn two_pieces_meet() {
    let meeting = Barrier::new(2);
    apply(&mut [1, 2], 2, |_| {
        meeting.wait();
    });
}
