use std::future::{poll_fn, ready};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::task::Poll;

/// One thread, so that who blocks it blocks all.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_time().build().unwrap().block_on(future)
}

#[test]
fn in_time() {
    // Time is no matter: the first poll has the answer. `select!` begins anywhere.
    run(async {
        for limit in [1, 3_600_000].repeat(32) {
            let limit = Duration::from_millis(limit);
            let mut asked = pin!(within(limit, ready(7)));
            let first =
                poll_fn(|context| Poll::Ready(asked.as_mut().poll(context))).await;
            assert_eq!(first, Poll::Ready(Some(7)), "the first poll");
        }
    });
}

#[test]
fn too_late() {
    let work = async {
        sleep(Duration::from_secs(3)).await;
        7
    };
    let started = std::time::Instant::now();
    assert_eq!(run(within(Duration::from_millis(5), work)), None);
    assert!(
        started.elapsed() < Duration::from_secs(3),
        "it waited for the work"
    );
    assert!(
        started.elapsed() >= Duration::from_millis(5),
        "it gave up too early"
    );
}

#[test]
fn late_work_goes_no_further() {
    let is_done = AtomicBool::new(false);
    let work = async {
        sleep(Duration::from_secs(3)).await;
        is_done.store(true, Relaxed);
    };
    run(within(Duration::from_millis(5), work));
    assert!(!is_done.load(Relaxed));
}

#[test]
fn others_go_on() {
    let turns = AtomicU32::new(0);
    let others = async {
        loop {
            turns.fetch_add(1, Relaxed);
            tokio::task::yield_now().await;
        }
    };
    let waits = within(Duration::from_millis(50), async {
        sleep(Duration::from_secs(3)).await
    });
    run(async {
        tokio::select! {
            biased;
            () = others => (),
            _ = waits => (),
        }
    });
    assert!(
        turns.load(Relaxed) > 2,
        "they had {} turns",
        turns.load(Relaxed)
    );
}
