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

fn answer(radio: &Mutex<Radio>, berth: u32) {
    let mut radio = radio.lock().unwrap();
    radio.berth = Some(berth);
    if let Some(listener) = radio.listener.take() {
        listener.wake();
    }
}

async fn listen(radio: &Mutex<Radio>) -> u32 {
    poll_fn(|context| {
        let mut radio = radio.lock().unwrap();
        let Some(berth) = radio.berth else {
            radio.listener = Some(context.waker().clone());
            return Poll::Pending;
        };
        Poll::Ready(berth)
    })
    .await
}

// ANCHOR: join
async fn join<T>(one: impl Future<Output = T>, two: impl Future<Output = T>) -> [T; 2] {
    let (mut one, mut two) = (pin!(one), pin!(two));
    let (mut first, mut second) = (None, None);
    poll_fn(|context| {
        if first.is_none()
            && let Poll::Ready(output) = one.as_mut().poll(context)
        {
            first = Some(output);
        }
        if second.is_none()
            && let Poll::Ready(output) = two.as_mut().poll(context)
        {
            second = Some(output);
        }
        if first.is_none() || second.is_none() {
            return Poll::Pending;
        }
        Poll::Ready([first.take().unwrap(), second.take().unwrap()])
    })
    .await
}

fn main() {
    let [anna, bela] = [const {
        Mutex::new(Radio {
            berth: None,
            listener: None,
        })
    }; 2];
    thread::scope(|harbour| {
        harbour.spawn(|| answer(&anna, 7));
        harbour.spawn(|| answer(&bela, 4));
        let berths = block_on(join(listen(&anna), listen(&bela)));
        println!("berths: {berths:?}");
    });
}
// ANCHOR_END: join
