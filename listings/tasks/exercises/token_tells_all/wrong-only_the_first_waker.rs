use std::future::poll_fn;
use std::sync::Mutex;
use std::task::{Poll, Waker};
#[derive(Default)]
struct Token(Mutex<(bool, Vec<Waker>)>);
impl Token {
    fn cancel(&self) {
        let mut s = self.0.lock().unwrap();
        s.0 = true;
        for w in s.1.drain(..) {
            w.wake()
        }
    }
    async fn cancelled(&self) {
        let mut left = false;
        poll_fn(|context| {
            let mut s = self.0.lock().unwrap();
            if s.0 {
                return Poll::Ready(());
            }
            if !left {
                s.1.push(context.waker().clone());
                left = true;
            }
            Poll::Pending
        })
        .await
    }
}
fn main() {
    let t = Token::default();
    t.cancel();
}
