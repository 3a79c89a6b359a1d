//@ A hand-made executor: a task is polled by main, and woken by a thread through its Waker.
//@ outcome: ok: 42 after 1
//@ outcome: ok: 42 after 2
//@ why: the first poll finds the value, or leaves its waker; under the lock nothing can be lost in between
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

#[derive(Default)]
struct Slot {
    value: Option<u32>,
    waker: Option<Waker>,
}

struct Receive(Arc<Mutex<Slot>>);

impl Future for Receive {
    type Output = u32;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u32> {
        let mut slot = self.0.lock().unwrap();
        match slot.value.take() {
            Some(value) => Poll::Ready(value),
            None => {
                slot.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

fn main() {
    let slot = Arc::new(Mutex::new(Slot::default()));
    let theirs = Arc::clone(&slot);
    let sender = thread::spawn(move || {
        let mut slot = theirs.lock().unwrap();
        slot.value = Some(42);
        let waker = slot.waker.take();
        drop(slot);
        if let Some(waker) = waker {
            waker.wake();
        }
    });
    let mut task = pin!(async { Receive(slot).await });
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut polls = 0;
    let value = loop {
        polls += 1;
        match task.as_mut().poll(&mut context) {
            Poll::Ready(value) => break value,
            Poll::Pending => thread::park(),
        }
    };
    println!("{value} after {polls}");
    sender.join().unwrap();
}
