use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Wake, Waker};
use std::thread::{self, Thread};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn run_both(one: impl Future<Output = ()>, two: impl Future<Output = ()>) {
    let futures: [Pin<&mut dyn Future<Output = ()>>; 2] = [pin!(one), pin!(two)];
    let mut tasks = Vec::from(futures);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        tasks.retain_mut(|task| task.as_mut().poll(&mut context).is_pending());
        if tasks.is_empty() {
            return;
        }
    }
}

fn main() {
    run_both(async { println!("one") }, async { println!("two") });
}
