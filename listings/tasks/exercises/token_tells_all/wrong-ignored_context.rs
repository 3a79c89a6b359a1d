use std::future::poll_fn;
use std::sync::Mutex;
use std::task::Poll;

#[derive(Default)]
struct Token(Mutex<bool>);

impl Token {
    fn cancel(&self) {
        *self.0.lock().unwrap() = true;
    }
    async fn cancelled(&self) {
        poll_fn(|_| {
            if *self.0.lock().unwrap() {
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
