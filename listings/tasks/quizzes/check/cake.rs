use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::{future::poll_fn, pin::pin, thread};

struct Bell(thread::Thread);
impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

static CAKE: Mutex<Option<&str>> = Mutex::new(None);

fn main() {
    let mut baked = pin!(poll_fn(|_| match *CAKE.lock().unwrap() {
        Some(cake) => Poll::Ready(cake),
        None => Poll::Pending,
    }));
    let waker = Waker::from(Arc::new(Bell(thread::current())));
    thread::spawn(|| *CAKE.lock().unwrap() = Some("poppy seed"));
    let mut context = Context::from_waker(&waker);
    while baked.as_mut().poll(&mut context).is_pending() {
        thread::park();
    }
}
