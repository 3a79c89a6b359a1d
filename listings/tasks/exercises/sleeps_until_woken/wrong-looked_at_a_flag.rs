use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
struct W(AtomicBool);
impl Wake for W {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}
fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let w = Arc::new(W(AtomicBool::new(false)));
    let waker = Waker::from(w.clone());
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        while !w.0.swap(false, Ordering::SeqCst) {
            std::hint::spin_loop();
        }
    }
}
fn main() {
    println!("{}", block_on(async { 6 * 7 }));
}
