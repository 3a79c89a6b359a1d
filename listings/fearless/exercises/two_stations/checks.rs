use std::thread;
use std::time::Duration;

pub fn both_report() {
    println!("{:?}", collect(vec![5], vec![3, 2]));
}

pub fn silent_south() {
    println!("{:?}", collect(vec![4, 8], vec![]));
}

#[test]
fn thread_for_each_station() {
    let threads = started(|| drop(collect(vec![5], vec![3, 2])));
    assert!(threads >= 2, "threads that were started: {threads}");
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
