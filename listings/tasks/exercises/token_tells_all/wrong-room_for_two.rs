use std::future::poll_fn;
use std::sync::Mutex;
use std::task::{Poll, Waker};

#[derive(Default)]
struct Token(Mutex<(bool, Vec<Waker>)>);

impl Token {
    fn cancel(&self) {
        let (is_cancelled, waiting) = &mut *self.0.lock().unwrap();
        *is_cancelled = true;
        waiting.drain(..).for_each(Waker::wake);
    }
    async fn cancelled(&self) {
        poll_fn(|context| {
            let (is_cancelled, waiting) = &mut *self.0.lock().unwrap();
            if *is_cancelled {
                return Poll::Ready(());
            }
            if waiting.len() < 2 {
                waiting.push(context.waker().clone());
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
