use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

/// Who waits; or `None`, once it is cancelled.
struct Token(Mutex<Option<Vec<Waker>>>);

impl Default for Token {
    fn default() -> Self {
        Token(Mutex::new(Some(Vec::new())))
    }
}

struct Cancelled<'t>(&'t Token);

impl Future for Cancelled<'_> {
    type Output = ();
    fn poll(self: Pin<&mut Self>, context: &mut Context) -> Poll<()> {
        match &mut *self.0.0.lock().unwrap() {
            None => Poll::Ready(()),
            Some(waiting) => {
                waiting.push(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl Token {
    fn cancel(&self) {
        let waiting = self.0.lock().unwrap().take();
        waiting.into_iter().flatten().for_each(Waker::wake);
    }
    async fn cancelled(&self) {
        Cancelled(self).await
    }
}

fn main() {
    let token = Token::default();
    let _nobody_polls_it = token.cancelled();
    token.cancel();
}
