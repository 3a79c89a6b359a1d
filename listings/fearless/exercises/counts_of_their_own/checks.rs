use std::thread;
use std::time::Duration;

#[test]
fn all_belts_are_counted() {
    let belts = [vec![5, 10, 11], vec![12, 3], vec![10], vec![11, 11, 11, 1]];
    assert_eq!(too_heavy(&belts, 10), 5);
    assert_eq!(too_heavy(&[vec![7, 8, 9]], 7), 2);
}

#[test]
fn nothing_to_count() {
    assert_eq!(too_heavy(&[], 10), 0);
    assert_eq!(too_heavy(&[vec![], vec![1, 2]], 10), 0);
}

#[test]
fn thread_for_each_belt() {
    let threads = started(|| {
        too_heavy(&[vec![5], vec![11, 12], vec![13]], 10);
    });
    assert!(threads >= 3, "threads for three belts: {threads}");
}

/// How many threads `work` has started, at least. Ids of threads are given out in order.
fn started(work: impl FnOnce() + Send + 'static) -> u64 {
    fn next_id() -> u64 {
        let id = thread::spawn(|| thread::current().id()).join().unwrap();
        let digits = |digit: &char| digit.is_ascii_digit();
        let id: String = format!("{id:?}").chars().filter(digits).collect();
        id.parse().unwrap()
    }
    let before = next_id();
    let work = thread::spawn(work);
    // It may wait for ever, which is not what is asked here.
    for _ in 0..200 {
        if work.is_finished() {
            break;
        }
        thread::sleep(Duration::from_millis(5));
    }
    next_id() - before - 2
}
