use std::cell::Cell;
use std::future::poll_fn;
use std::sync::Mutex as Lock;
use std::task::{Poll as Polled, Waker as Left};

type Gate = Lock<(bool, Option<Left>)>;

fn open(gate: &Gate) {
    let (is_open, waker) = &mut *gate.lock().unwrap();
    *is_open = true;
    if let Some(waker) = waker.take() {
        waker.wake();
    }
}

async fn pass(gate: &Gate) {
    poll_fn(|context| {
        let (is_open, waker) = &mut *gate.lock().unwrap();
        *waker = Some(context.waker().clone());
        if *is_open {
            Polled::Ready(())
        } else {
            Polled::Pending
        }
    })
    .await
}

pub fn first_waits_for_second() {
    let gate = Gate::default();
    let passed = Cell::new(false);
    run_both(
        async {
            pass(&gate).await;
            passed.set(true);
        },
        async { open(&gate) },
    );
    assert!(passed.get(), "`run_both` returned before both were done");
    println!("both done");
}

pub fn woken_by_two_threads() {
    let (left, right) = (Gate::default(), Gate::default());
    std::thread::scope(|yard| {
        yard.spawn(|| open(&left));
        yard.spawn(|| open(&right));
        run_both(pass(&left), pass(&right));
    });
    println!("both done");
}

pub fn two_callers() {
    let gate = Gate::default();
    std::thread::scope(|yard| {
        yard.spawn(|| run_both(async {}, async { open(&gate) }));
        run_both(pass(&gate), async {});
    });
}

pub fn nobody_wakes_it() {
    let gate = Gate::default();
    run_both(pass(&gate), async {});
}

/// To the explorer, looking at a flag is a wait as well. The system knows who keeps a core busy.
#[test]
fn it_is_asleep() {
    unsafe extern "C" {
        /// Microseconds of computing, of all threads; on Windows, of time.
        safe fn clock() -> std::ffi::c_long;
    }
    std::thread::spawn(nobody_wakes_it);
    let before = clock();
    std::thread::sleep(std::time::Duration::from_millis(300));
    let busy = (clock() - before) / 1000;
    assert!(
        cfg!(windows) || busy < 30,
        "it was busy for {busy} ms of 300"
    );
}

/// Is done at its `n`th poll, and has itself polled so often.
async fn polled(n: u32, polls: &Cell<u32>) {
    poll_fn(|context| {
        polls.set(polls.get() + 1);
        assert!(polls.get() <= n, "polled after it was done");
        context.waker().wake_by_ref();
        if polls.get() == n {
            Polled::Ready(())
        } else {
            Polled::Pending
        }
    })
    .await
}

pub fn wakes_itself() {
    let (one, two) = (Cell::new(0), Cell::new(0));
    run_both(polled(3, &one), polled(2, &two));
    assert_eq!((one.get(), two.get()), (3, 2), "polls until both are done");
    println!("both done");
}

pub fn only_one_is_woken() {
    let (polls, waits) = (Cell::new(0), Cell::new(0));
    // It leaves its waker, which is called when the other has been polled five times.
    let gate = Gate::default();
    let waiting = poll_fn(|context| {
        let (is_open, waker) = &mut *gate.lock().unwrap();
        if *is_open {
            return Polled::Ready(());
        }
        waits.set(waits.get() + 1);
        assert!(waits.get() < 6, "polled again and again, and not woken");
        *waker = Some(context.waker().clone());
        Polled::Pending
    });
    run_both(waiting, async {
        polled(5, &polls).await;
        open(&gate);
    });
    println!("{} polls and {}", polls.get(), waits.get());
}
