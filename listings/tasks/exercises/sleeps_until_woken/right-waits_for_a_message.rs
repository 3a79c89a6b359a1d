use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::task::{Context, Poll, Wake, Waker};

struct Knock(SyncSender<()>);

impl Wake for Knock {
    fn wake(self: Arc<Self>) {
        // If it is full, a knock lies there already.
        _ = self.0.try_send(());
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let (knock, knocks) = sync_channel(1);
    let waker = Waker::from(Arc::new(Knock(knock)));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        knocks.recv().unwrap();
    }
}

fn main() {
    println!("{}", block_on(async { 6 * 7 }));
}
