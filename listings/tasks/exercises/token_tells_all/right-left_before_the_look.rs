use std::future::poll_fn;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::task::{Poll, Waker};

#[derive(Default)]
struct Token {
    is_cancelled: AtomicBool,
    waiting: Mutex<Vec<Waker>>,
}

impl Token {
    fn cancel(&self) {
        self.is_cancelled.store(true, SeqCst);
        let waiting = std::mem::take(&mut *self.waiting.lock().unwrap());
        waiting.into_iter().for_each(Waker::wake);
    }
    async fn cancelled(&self) {
        poll_fn(|context| {
            // The waker is there before the last look, so no call can be missed.
            self.waiting.lock().unwrap().push(context.waker().clone());
            if self.is_cancelled.load(SeqCst) {
                return Poll::Ready(());
            }
            Poll::Pending
        })
        .await
    }
}

fn main() {
    let token = Token::default();
    let _nobody_polls_it = token.cancelled();
    token.cancel();
}
