use std::sync::Barrier;

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
        change_all(&mut samples, |sample| *sample += 100);
        let expected: Vec<i32> = (100..100 + length).collect();
        assert_eq!(samples, expected, "{length} samples");
    }
}
