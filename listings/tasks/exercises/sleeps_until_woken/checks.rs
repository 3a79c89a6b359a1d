use std::future::poll_fn;
use std::sync::Mutex as Lock;
use std::task::{Poll as Polled, Waker as Left};

type Answer = Lock<(Option<u32>, Option<Left>)>;

fn answer(to: &Answer) {
    let (answer, waker) = &mut *to.lock().unwrap();
    *answer = Some(7);
    if let Some(waker) = waker.take() {
        waker.wake();
    }
}

async fn wait_for(answer: &Answer) -> u32 {
    poll_fn(|context| {
        let (answer, waker) = &mut *answer.lock().unwrap();
        *waker = Some(context.waker().clone());
        answer.map_or(Polled::Pending, Polled::Ready)
    })
    .await
}

pub fn answered_by_a_thread() {
    let pilot = Answer::default();
    std::thread::scope(|port| {
        port.spawn(|| answer(&pilot));
        println!("{}", block_on(wait_for(&pilot)));
    });
}

pub fn woken_before_the_sleep() {
    let mut polls = 0;
    block_on(poll_fn(|context| {
        polls += 1;
        context.waker().wake_by_ref();
        if polls < 2 {
            Polled::Pending
        } else {
            Polled::Ready(())
        }
    }));
}

/// Each thread waits in a `block_on` of its own, and the second is woken last.
pub fn two_at_a_time() {
    let (pilot, tower) = (Answer::default(), Answer::default());
    std::thread::scope(|port| {
        port.spawn(|| {
            answer(&pilot);
            block_on(wait_for(&tower));
        });
        block_on(wait_for(&pilot));
        answer(&tower);
    });
}

pub fn nobody_wakes_it() {
    let pilot = Answer::default();
    block_on(wait_for(&pilot));
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
