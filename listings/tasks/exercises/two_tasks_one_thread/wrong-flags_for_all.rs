use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Wake, Waker};
use std::thread::{self, Thread};
static DUE: Mutex<[bool; 2]> = Mutex::new([true, true]);
struct W(usize, Thread);
impl Wake for W {
    fn wake(self: Arc<Self>) {
        DUE.lock().unwrap()[self.0] = true;
        self.1.unpark();
    }
}
fn run_both(one: impl Future<Output = ()>, two: impl Future<Output = ()>) {
    let mut f: [Option<Pin<&mut dyn Future<Output = ()>>>; 2] =
        [Some(pin!(one)), Some(pin!(two))];
    *DUE.lock().unwrap() = [true, true];
    let w = [0, 1].map(|i| Waker::from(Arc::new(W(i, thread::current()))));
    loop {
        for i in 0..2 {
            if !std::mem::take(&mut DUE.lock().unwrap()[i]) {
                continue;
            }
            if let Some(x) = &mut f[i] {
                if x.as_mut().poll(&mut Context::from_waker(&w[i])).is_ready() {
                    f[i] = None
                }
            }
        }
        if f.iter().all(|x| x.is_none()) {
            return;
        }
        thread::park();
    }
}
fn main() {
    run_both(async { println!("one") }, async { println!("two") });
}
