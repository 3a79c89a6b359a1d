use std::future::poll_fn;
use std::sync::atomic::*;
use std::task::Poll;
#[derive(Default)]
struct Token(AtomicBool);
impl Token {
    fn cancel(&self) {
        self.0.store(true, Ordering::SeqCst)
    }
    async fn cancelled(&self) {
        poll_fn(|c| {
            if self.0.load(Ordering::SeqCst) {
                Poll::Ready(())
            } else {
                c.waker().wake_by_ref();
                Poll::Pending
            }
        })
        .await
    }
}
fn main() {
    let t = Token::default();
    t.cancel();
}
