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

#[test]
fn it_sleeps_meanwhile() {
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
    use std::time::Duration;
    static PILOT: Answer = Answer::new((None, None));
    static POLLS: AtomicU32 = AtomicU32::new(0);
    let (done, ends) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut waits = std::pin::pin!(wait_for(&PILOT));
        block_on(poll_fn(|context| {
            POLLS.fetch_add(1, Relaxed);
            waits.as_mut().poll(context)
        }));
        _ = done.send(());
    });
    std::thread::sleep(Duration::from_millis(200));
    answer(&PILOT);
    let ended = ends.recv_timeout(Duration::from_secs(5));
    ended.expect("it wakes up within five seconds");
    // A sleep may end for no reason, though not often.
    let polls = POLLS.load(Relaxed);
    assert!(
        polls <= 5,
        "{polls} polls in a fifth of a second, with one wake"
    );
}
