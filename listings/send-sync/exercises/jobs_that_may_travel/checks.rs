use std::cell::Cell;
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::thread;

#[test]
fn results_in_order() {
    let jobs: Vec<Job> = (0..5)
        .map(|number: u64| Box::new(move || number * 10) as Job)
        .collect();
    assert_eq!(run_all(jobs), [0, 10, 20, 30, 40]);
    assert_eq!(run_all(Vec::new()), []);
    // A cell may travel, though it may not be lent.
    let cell = Cell::new(7);
    assert_eq!(run_all(vec![Box::new(move || cell.get())]), [7]);
}

#[test]
fn threads_of_their_own() {
    let seen = Arc::new(Mutex::new(HashSet::from([thread::current().id()])));
    let job = || -> Job {
        let seen = Arc::clone(&seen);
        Box::new(move || u64::from(seen.lock().unwrap().insert(thread::current().id())))
    };
    assert_eq!(run_all(vec![job(), job(), job()]), [1, 1, 1]);
}
