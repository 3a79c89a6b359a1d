use std::future::poll_fn;
use std::sync::Mutex;
use std::task::{Poll, Waker};

#[derive(Default)]
struct Token {
    is_cancelled: Mutex<bool>,
    waiting: Mutex<Vec<Waker>>,
}

impl Token {
    fn cancel(&self) {
        *self.is_cancelled.lock().unwrap() = true;
        self.waiting.lock().unwrap().drain(..).for_each(Waker::wake);
    }
    async fn cancelled(&self) {
        poll_fn(|context| {
            if *self.is_cancelled.lock().unwrap() {
                return Poll::Ready(());
            }
            self.waiting.lock().unwrap().push(context.waker().clone());
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
