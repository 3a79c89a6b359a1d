//! Sleeps and time limits take at least their time; any more may pass before the clock is looked at.

use super::*;

const LONG: Duration = Duration::from_secs(3600);

/// Documentation of `sleep`, `wait_timeout` and their like: never shorter.
#[remembered::test]
fn what_takes_time_takes_at_least_its_time() {
    check(&["true true true true"], || {
        let took = |wait: &dyn Fn()| {
            let start = Instant::now();
            wait();
            start.elapsed() >= SOON
        };
        let sleeps = took(&|| thread::sleep(SOON));
        let parks = took(&|| thread::park_timeout(SOON));
        let (_sender, receiver) = channel::<()>();
        let receives = took(&|| assert!(receiver.recv_timeout(SOON).is_err()));
        let mutex = Mutex::new(());
        let waits = took(&|| {
            let guard = mutex.lock().unwrap();
            let (_guard, result) = Condvar::new()
                .wait_timeout_while(guard, SOON, |()| true)
                .unwrap();
            assert!(result.timed_out());
        });
        println!("{sleeps} {parks} {receives} {waits}");
    });
}

#[remembered::test]
fn any_time_may_pass_before_the_clock_is_looked_at() {
    check(&["in time", "late"], || {
        let start = Instant::now();
        let late = start.elapsed() > LONG;
        println!("{}", if late { "late" } else { "in time" });
    });
    check(&["in time", "late"], || {
        let deadline = SystemTime::now() + LONG;
        let late = SystemTime::now().duration_since(deadline).is_ok();
        println!("{}", if late { "late" } else { "in time" });
    });
}

#[remembered::test]
fn a_clock_never_goes_back() {
    check(&["true"], || {
        let first = Instant::now();
        let second = thread::spawn(Instant::now).join().unwrap();
        println!("{}", first <= second && second <= Instant::now());
    });
}

#[remembered::test]
fn a_loop_ends_by_its_deadline() {
    // As nobody else can move, it is time that passes.
    check(&["gave up"], || {
        let flag = AtomicBool::new(false);
        let start = Instant::now();
        while !flag.load(SeqCst) && start.elapsed() < LONG {
            thread::yield_now();
        }
        println!("gave up");
    });
    check(&["gave up", "seen"], || {
        let flag = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| flag.store(true, SeqCst));
            let start = Instant::now();
            while start.elapsed() < LONG {
                if flag.load(SeqCst) {
                    println!("seen");
                    return;
                }
            }
            println!("gave up");
        });
    });
}

#[remembered::test]
fn each_of_several_deadlines_may_be_over() {
    check(&["0", "1", "2", "gave up"], || {
        let flag = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| flag.store(true, SeqCst));
            for attempt in 0..3 {
                let deadline = Instant::now() + LONG;
                while Instant::now() < deadline {
                    if flag.load(SeqCst) {
                        println!("{attempt}");
                        return;
                    }
                }
            }
            println!("gave up");
        });
    });
}

#[remembered::test]
fn who_looks_at_the_clock_is_told_what_it_shows() {
    let graph = explore(&Options::default(), || {
        let _ = Instant::now();
    })
    .unwrap();
    let words: Vec<&str> = graph.notes.iter().map(|note| note.words.as_str()).collect();
    assert!(
        words.iter().any(|words| words.contains("clock")),
        "{words:?}"
    );
    let graph = explore(&Options::default(), || thread::sleep(SOON)).unwrap();
    assert_eq!(graph.notes, []);
}
