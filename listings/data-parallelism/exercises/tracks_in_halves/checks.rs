use std::collections::HashSet;
use std::sync::{Barrier, Mutex};

pub fn meet() {
    // Each of two samples waits until the other is worked on as well.
    let both = Barrier::new(2);
    let mut samples = [20, 10];
    change_all(&mut samples, |sample| {
        both.wait();
        *sample += 1;
    });
    assert_eq!(samples, [21, 11]);
}

#[test]
fn every_sample_once() {
    for length in 0..10 {
        let mut samples: Vec<i32> = (0..length).collect();
        let threads = Mutex::new(HashSet::new());
        change_all(&mut samples, |sample| {
            threads.lock().unwrap().insert(std::thread::current().id());
            *sample += 100;
        });
        let expected: Vec<i32> = (100..100 + length).collect();
        assert_eq!(samples, expected, "{length} samples");
        let threads = threads.into_inner().unwrap().len();
        let wanted = usize::min(2, samples.len());
        assert_eq!(threads, wanted, "threads for {length} samples");
    }
}
