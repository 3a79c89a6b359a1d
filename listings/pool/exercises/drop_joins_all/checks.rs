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
    let (done, job) = log();
    let pool = Pool::new(2);
    pool.submit(job(1));
    pool.submit(job(2));
    drop(pool);
    let mut done = done.lock().unwrap().clone();
    done.sort();
    assert_eq!(done, [1, 2], "done when `drop` returned");
}

pub fn one_worker() {
    let (done, job) = log();
    let pool = Pool::new(1);
    pool.submit(job(1));
    pool.submit(job(2));
    drop(pool);
    assert_eq!(*done.lock().unwrap(), [1, 2], "done when `drop` returned");
}
