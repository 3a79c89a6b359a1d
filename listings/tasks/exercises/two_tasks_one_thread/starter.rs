use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};
use std::thread::{self, Thread};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on(task: impl Future<Output = ()>) {
    let mut task = pin!(task);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    while task.as_mut().poll(&mut context).is_pending() {
        thread::park();
    }
}

fn run_both(one: impl Future<Output = ()>, two: impl Future<Output = ()>) {
    block_on(one);
    block_on(two);
}

fn main() {
    run_both(async { println!("one") }, async { println!("two") });
}
