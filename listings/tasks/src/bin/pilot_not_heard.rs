use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

#[derive(Default)]
struct Radio {
    berth: Option<u32>,
    listener: Option<Waker>,
}

fn main() {
    let radio = Mutex::new(Radio::default());
    thread::scope(|harbour| {
        harbour.spawn(|| {
            let mut radio = radio.lock().unwrap();
            radio.berth = Some(7);
            if let Some(listener) = radio.listener.take() {
                listener.wake();
            }
        });
        // ANCHOR: look
        let berth = block_on(poll_fn(|context| {
            let answer = radio.lock().unwrap().berth;
            let Some(berth) = answer else {
                radio.lock().unwrap().listener = Some(context.waker().clone());
                return Poll::Pending;
            };
            Poll::Ready(berth)
        }));
        // ANCHOR_END: look
        println!("pilot: berth {berth}");
    });
}
