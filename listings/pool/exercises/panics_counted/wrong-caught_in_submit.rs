use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

struct Pool {
    panics: AtomicU32,
}

impl Pool {
    fn new(_size: usize) -> Pool {
        let panics = AtomicU32::new(0);
        Pool { panics }
    }
    fn submit(&self, job: impl FnOnce() + Send + 'static) {
        if catch_unwind(AssertUnwindSafe(job)).is_err() {
            self.panics.fetch_add(1, SeqCst);
        }
    }
    fn finish(self) -> u32 {
        self.panics.into_inner()
    }
}

fn main() {
    println!("{} panics", Pool::new(1).finish());
}

use std::sync::{Arc, Mutex};
