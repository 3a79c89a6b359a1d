fn log() -> (
    Arc<Mutex<Vec<u32>>>,
    impl Fn(u32) -> Box<dyn FnOnce() + Send>,
) {
    let done = Arc::new(Mutex::new(Vec::new()));
    let shared = Arc::clone(&done);
    let job = move |recording| {
        let done = Arc::clone(&shared);
        let convert: Box<dyn FnOnce() + Send> =
            Box::new(move || done.lock().unwrap().push(recording));
        convert
    };
    (done, job)
}

pub fn two_workers() {
    use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
    static DONE: AtomicU32 = AtomicU32::new(0);
    let pool = Pool::new(2);
    pool.submit(|| drop(DONE.fetch_add(1, SeqCst)));
    drop(pool);
    assert_eq!(DONE.load(SeqCst), 1, "done when `drop` returned");
}

pub fn one_worker() {
    let (done, job) = log();
    let pool = Pool::new(1);
    pool.submit(job(1));
    pool.submit(job(2));
    drop(pool);
    assert_eq!(*done.lock().unwrap(), [1, 2], "done when `drop` returned");
}

/// Two jobs, of which each waits until the other has begun, in threads that take their time to end.
#[test]
fn two_at_a_time_and_then_none() {
    use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
    use std::sync::mpsc;
    use std::time::Duration;
    static MET: AtomicU32 = AtomicU32::new(0);
    static ENDED: AtomicU32 = AtomicU32::new(0);
    struct Ends;
    impl Drop for Ends {
        fn drop(&mut self) {
            std::thread::sleep(Duration::from_millis(100));
            ENDED.fetch_add(1, SeqCst);
        }
    }
    std::thread_local! { static ENDS: Ends = const { Ends }; }
    let (to_second, second) = mpsc::channel();
    let (to_first, first) = mpsc::channel();
    let pool = Pool::new(2);
    let meet = |to: mpsc::Sender<()>, other: mpsc::Receiver<()>| {
        move || {
            ENDS.with(|_| {});
            _ = to.send(());
            if other.recv_timeout(Duration::from_secs(4)).is_ok() {
                MET.fetch_add(1, SeqCst);
            }
        }
    };
    pool.submit(meet(to_second, first));
    pool.submit(meet(to_first, second));
    drop(pool);
    let (met, ended) = (MET.load(SeqCst), ENDED.load(SeqCst));
    assert_eq!(
        met, 2,
        "jobs that ran at a time with the other, in a pool of two"
    );
    // That none is left running is another check's matter.
    assert_ne!(ended, 0, "no worker had ended when `drop` returned");
}
