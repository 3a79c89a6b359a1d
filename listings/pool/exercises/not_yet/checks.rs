use std::sync::mpsc::channel;

const SHORT: Duration = Duration::from_millis(10);

pub fn done_or_not_yet() {
    let (answer, result) = channel();
    let handle = Handle(result);
    std::thread::spawn(move || answer.send(Ok(7)));
    println!("{:?}", handle.wait_for(SHORT));
}

#[test]
fn a_panic_is_told() {
    let (answer, result) = channel();
    let panic: std::thread::Result<u32> = Err(Box::new("damaged"));
    answer.send(panic).unwrap();
    assert_eq!(Handle(result).wait_for(SHORT), Outcome::Panicked);
}

#[test]
fn a_dropped_job_is_told() {
    let (answer, result) = channel::<std::thread::Result<u32>>();
    drop(answer);
    assert_eq!(Handle(result).wait_for(SHORT), Outcome::NeverRun);
}

#[test]
fn later_is_not_too_late() {
    let (answer, result) = channel();
    let handle = Handle(result);
    // Who waits for ever is ended by this, after a while.
    let (asked, first) = channel();
    let job = std::thread::spawn(move || {
        let in_time = first.recv_timeout(Duration::from_secs(3)).is_ok();
        answer.send(Ok(7)).unwrap();
        in_time
    });
    assert_eq!(handle.wait_for(SHORT), Outcome::NotYet);
    asked.send(()).unwrap();
    assert!(job.join().unwrap(), "the first wait took three seconds");
    assert_eq!(handle.wait_for(SHORT), Outcome::Done(7));
}

#[test]
fn it_waits_no_longer_than_it_takes() {
    let (answer, result) = channel();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(30));
        answer.send(Ok(7))
    });
    let started = std::time::Instant::now();
    let patience = Duration::from_secs(4);
    assert_eq!(Handle(result).wait_for(patience), Outcome::Done(7));
    let took = started.elapsed();
    assert!(
        took < patience,
        "the result was there at once, and it took {took:?}"
    );
}

/// The other tests sleep while they wait, too.
#[test]
fn it_is_asleep() {
    unsafe extern "C" {
        /// Microseconds of computing, of all threads; on Windows, of time.
        safe fn clock() -> std::ffi::c_long;
    }
    let (_answer, result) = channel::<std::thread::Result<u32>>();
    let patient = Handle(result);
    let before = clock();
    std::thread::spawn(move || patient.wait_for(Duration::from_millis(300)));
    std::thread::sleep(Duration::from_millis(300));
    let busy = (clock() - before) / 1000;
    assert!(
        cfg!(windows) || busy < 50,
        "it was busy for {busy} ms of 300"
    );
}
