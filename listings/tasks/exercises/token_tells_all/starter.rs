use std::future::poll_fn;
use std::task::Poll;

#[derive(Default)]
struct Token {}

impl Token {
    fn cancel(&self) {
        todo!("cancel it, and tell all who wait")
    }
    async fn cancelled(&self) {
        poll_fn(|context| {
            let _waker = context.waker();
            Poll::<()>::Pending
        })
        .await
    }
}

fn main() {
    let token = Token::default();
    let _nobody_polls_it = token.cancelled();
    token.cancel();
}
