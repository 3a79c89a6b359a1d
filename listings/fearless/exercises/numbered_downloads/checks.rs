use std::sync::atomic::AtomicU32;
use std::thread;

pub fn both_numbers() {
    let downloads = AtomicU32::new(0);
    thread::scope(|server| {
        let other = server.spawn(|| count(&downloads));
        let mut numbers = [count(&downloads), other.join().unwrap()];
        numbers.sort();
        println!("{} and {}", numbers[0], numbers[1]);
    });
    assert_eq!(downloads.into_inner(), 2, "the count after two downloads");
}

#[test]
fn numbers_start_at_one() {
    let downloads = AtomicU32::new(0);
    assert_eq!([0; 3].map(|_| count(&downloads)), [1, 2, 3]);
    let others = AtomicU32::new(7);
    assert_eq!(
        count(&others),
        8,
        "the next of another server that has counted 7"
    );
}
