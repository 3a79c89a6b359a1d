use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread::{self, ThreadId};

#[test]
fn a_failed_check_fails_the_test() {
    the_test(|| ());
    let failed = std::panic::catch_unwind(|| the_test(|| panic!("too warm")));
    assert!(failed.is_err(), "`the_test` has passed");
}

pub fn done_when_it_returns() {
    static DONE: AtomicBool = AtomicBool::new(false);
    the_test(|| DONE.store(true, SeqCst));
    assert!(DONE.load(SeqCst), "the check is not done");
}

#[test]
fn in_a_thread_of_its_own() {
    static RUN_BY: Mutex<Option<ThreadId>> = Mutex::new(None);
    let own = || thread::current().id();
    the_test(move || *RUN_BY.lock().unwrap() = Some(own()));
    // Whether `the_test` has waited is another check's matter.
    for _ in 0..800 {
        if let Some(checker) = *RUN_BY.lock().unwrap() {
            assert_ne!(checker, own(), "the same thread");
            return;
        }
        thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the check was not run");
}
