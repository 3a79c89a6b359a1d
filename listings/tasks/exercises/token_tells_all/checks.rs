use std::pin::pin;
use std::sync::Arc;
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

pub fn not_cancelled() {
    let token = Token::default();
    let mut future = pin!(token.cancelled());
    let mut context = Poller::from_waker(Bell::noop());
    for _ in 0..2 {
        assert!(future.as_mut().poll(&mut context).is_pending());
    }
}
