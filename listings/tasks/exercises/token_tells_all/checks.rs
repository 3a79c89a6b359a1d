use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context as Poller, Wake, Waker as Bell};
use std::thread::{self, Thread};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn wait(token: &Token) {
    let mut future = pin!(token.cancelled());
    let bell = Bell::from(Arc::new(Unpark(thread::current())));
    let mut context = Poller::from_waker(&bell);
    while future.as_mut().poll(&mut context).is_pending() {
        thread::park();
    }
}

pub fn one_waits() {
    let token = Token::default();
    thread::scope(|downloads| {
        downloads.spawn(|| wait(&token));
        token.cancel();
    });
}

pub fn two_wait() {
    let token = Token::default();
    thread::scope(|downloads| {
        downloads.spawn(|| wait(&token));
        downloads.spawn(|| wait(&token));
        token.cancel();
    });
}

pub fn cancelled_before() {
    let token = Token::default();
    token.cancel();
    wait(&token);
    token.cancel();
    wait(&token);
}

/// Counts how often it is woken.
struct Counter(Mutex<u32>);

impl Wake for Counter {
    fn wake(self: Arc<Self>) {
        *self.0.lock().unwrap() += 1;
    }
}

/// Polls each of `tasks` with the counter of its own.
fn poll_all<'t>(
    tasks: &mut [Pin<Box<dyn Future<Output = ()> + 't>>],
) -> (Vec<Arc<Counter>>, usize) {
    let counters: Vec<_> = tasks
        .iter()
        .map(|_| Arc::new(Counter(Mutex::new(0))))
        .collect();
    let polls = tasks.iter_mut().zip(&counters).map(|(task, counter)| {
        let bell = Bell::from(Arc::clone(counter));
        task.as_mut().poll(&mut Poller::from_waker(&bell))
    });
    let ready = polls.filter(|poll| poll.is_ready()).count();
    (counters, ready)
}

fn woken(counters: &[Arc<Counter>]) -> usize {
    let counters = counters.iter();
    counters.filter(|one| *one.0.lock().unwrap() > 0).count()
}

pub fn not_cancelled() {
    let token = Token::default();
    let mut tasks: Vec<Pin<Box<dyn Future<Output = ()>>>> =
        vec![Box::pin(token.cancelled())];
    for _ in 0..2 {
        let (counters, ready) = poll_all(&mut tasks);
        assert_eq!(ready, 0, "ready, and nobody has cancelled it");
        assert_eq!(woken(&counters), 0, "woken, and nobody has cancelled it");
    }
}

pub fn five_wait() {
    let token = Token::default();
    let task = |_| -> Pin<Box<dyn Future<Output = ()>>> { Box::pin(token.cancelled()) };
    let mut tasks: Vec<_> = (0..5).map(task).collect();
    let (counters, _) = poll_all(&mut tasks);
    token.cancel();
    assert_eq!(woken(&counters), 5, "woken, of five who waited");
    assert_eq!(poll_all(&mut tasks).1, 5, "ready, of five who waited");
}

pub fn polled_with_another() {
    let token = Token::default();
    let mut tasks: Vec<Pin<Box<dyn Future<Output = ()>>>> =
        vec![Box::pin(token.cancelled())];
    poll_all(&mut tasks);
    let (last, _) = poll_all(&mut tasks);
    token.cancel();
    assert_eq!(woken(&last), 1, "the waker of the last poll is called");
}
