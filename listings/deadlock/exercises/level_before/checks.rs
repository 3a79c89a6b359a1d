use std::thread;
use std::time::Duration;

pub fn from_40() {
    println!("{}", fill(40));
}

pub fn from_7() {
    println!("{}", fill(7));
}

#[test]
fn two_pumps() {
    let threads = started(|| drop(fill(40)));
    assert!(threads >= 2, "threads for two pumps: {threads}");
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
