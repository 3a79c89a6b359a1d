//@ The AtomicWaker of futures: a register and a wake that race, and neither is lost.
//@ model: sc weak
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: WAITING, REGISTERING and WAKING as in futures-util; a wake during a registration is made up for by who registers
use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::*};
use std::task::{Wake, Waker};
use std::thread::{self, Thread};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

const REGISTERING: usize = 1;
const WAKING: usize = 2;

struct AtomicWaker {
    state: AtomicUsize,
    waker: UnsafeCell<Option<Waker>>,
}

unsafe impl Sync for AtomicWaker {}

impl AtomicWaker {
    fn register(&self, waker: &Waker) {
        match self.state.compare_exchange(0, REGISTERING, Acquire, Acquire) {
            Ok(_) => unsafe {
                *self.waker.get() = Some(waker.clone());
                let back = self.state.compare_exchange(REGISTERING, 0, AcqRel, Acquire);
                if back.is_err() {
                    let waker = (*self.waker.get()).take().unwrap();
                    self.state.swap(0, AcqRel);
                    waker.wake();
                }
            },
            Err(_) => waker.wake_by_ref(),
        }
    }

    fn wake(&self) {
        if self.state.fetch_or(WAKING, AcqRel) == 0 {
            let waker = unsafe { (*self.waker.get()).take() };
            self.state.fetch_and(!WAKING, Release);
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }
}

static WAKER: AtomicWaker = AtomicWaker { state: AtomicUsize::new(0), waker: UnsafeCell::new(None) };
static DONE: AtomicBool = AtomicBool::new(false);

fn main() {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let other = thread::spawn(|| {
        DONE.store(true, Release);
        WAKER.wake();
    });
    let mut rounds = 0;
    loop {
        rounds += 1;
        WAKER.register(&waker);
        if DONE.load(Acquire) {
            break;
        }
        thread::park();
    }
    println!("{rounds}");
    other.join().unwrap();
}
