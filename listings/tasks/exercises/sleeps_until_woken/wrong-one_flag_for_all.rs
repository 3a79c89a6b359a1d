use std::pin::pin;
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Wake, Waker};
static FLAG: Mutex<bool> = Mutex::new(false);
static CV: Condvar = Condvar::new();
struct W;
impl Wake for W {
    fn wake(self: Arc<Self>) {
        *FLAG.lock().unwrap() = true;
        CV.notify_one();
    }
}
fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(W));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        let mut f = FLAG.lock().unwrap();
        while !*f {
            f = CV.wait(f).unwrap();
        }
        *f = false;
    }
}
fn main() {
    println!("{}", block_on(async { 6 * 7 }));
}
