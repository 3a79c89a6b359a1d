use std::future::poll_fn;
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

type Radio = Mutex<(Option<u32>, Option<Waker>)>;

fn answer(radio: &Radio, answer: u32) {
    let (berth, listener) = &mut *radio.lock().unwrap();
    *berth = Some(answer);
    if let Some(listener) = listener.take() {
        listener.wake();
    }
}

async fn listen(radio: &Radio) -> u32 {
    poll_fn(|context| {
        let (berth, listener) = &mut *radio.lock().unwrap();
        *listener = Some(context.waker().clone());
        berth.map_or(Poll::Pending, Poll::Ready)
    })
    .await
}

// ANCHOR: join
async fn join<T>(one: impl Future<Output = T>, two: impl Future<Output = T>) -> [T; 2] {
    let mut futures: [Pin<&mut dyn Future<Output = T>>; 2] = [pin!(one), pin!(two)];
    let mut outputs = [None, None];
    poll_fn(|context| {
        for (future, output) in futures.iter_mut().zip(&mut outputs) {
            if output.is_none()
                && let Poll::Ready(ready) = future.as_mut().poll(context)
            {
                *output = Some(ready);
            }
        }
        if outputs.iter().any(Option::is_none) {
            return Poll::Pending;
        }
        Poll::Ready(outputs.each_mut().map(|output| output.take().unwrap()))
    })
    .await
}

fn main() {
    let (anna, bela) = (Radio::default(), Radio::default());
    thread::scope(|harbour| {
        harbour.spawn(|| answer(&anna, 7));
        harbour.spawn(|| answer(&bela, 4));
        let berths = block_on(join(listen(&anna), listen(&bela)));
        println!("berths: {berths:?}");
    });
}
// ANCHOR_END: join
