use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::task::{Context, Wake, Waker};
use std::thread::{self, Thread};

struct Woken {
    is_due: AtomicBool,
    runner: Thread,
}

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.is_due.store(true, SeqCst);
        self.runner.unpark();
    }
}

fn run_both(one: impl Future<Output = ()>, two: impl Future<Output = ()>) {
    let futures: [Pin<&mut dyn Future<Output = ()>>; 2] = [pin!(one), pin!(two)];
    let mut tasks = Vec::from(futures.map(|future| {
        let (is_due, runner) = (AtomicBool::new(true), thread::current());
        (future, Arc::new(Woken { is_due, runner }))
    }));
    loop {
        tasks.retain_mut(|(future, woken)| {
            // Taken down before the poll, so that a wake during it counts.
            if !woken.is_due.swap(false, SeqCst) {
                return true;
            }
            let waker = Waker::from(Arc::clone(woken));
            let mut context = Context::from_waker(&waker);
            future.as_mut().poll(&mut context).is_pending()
        });
        if tasks.is_empty() {
            return;
        }
        thread::sleep(std::time::Duration::from_millis(1));
    }
}

fn main() {
    run_both(async { println!("one") }, async { println!("two") });
}
