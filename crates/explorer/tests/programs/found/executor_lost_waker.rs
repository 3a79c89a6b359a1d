//@ A hand-made future that looks for its value before it leaves its waker, without looking again.
//@ outcome: ok: 42
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: the sender may come between the look and the waker
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

static VALUE: Mutex<Option<u32>> = Mutex::new(None);
static WAKER: Mutex<Option<Waker>> = Mutex::new(None);

struct Receive;

impl Future for Receive {
    type Output = u32;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u32> {
        if let Some(value) = VALUE.lock().unwrap().take() {
            return Poll::Ready(value);
        }
        *WAKER.lock().unwrap() = Some(context.waker().clone());
        Poll::Pending
    }
}

fn main() {
    let sender = thread::spawn(move || {
        *VALUE.lock().unwrap() = Some(42);
        let waker = WAKER.lock().unwrap().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    });
    let mut task = pin!(Receive);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let value = loop {
        match task.as_mut().poll(&mut context) {
            Poll::Ready(value) => break value,
            Poll::Pending => thread::park(),
        }
    };
    println!("{value}");
    sender.join().unwrap();
}
