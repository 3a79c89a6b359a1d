use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

struct Permits {
    free: AtomicU32,
}

impl Permits {
    fn try_take(&self) -> bool {
        self.free.fetch_sub(1, Relaxed) > 0
    }

    fn give_back(&self) {
        self.free.fetch_add(1, Relaxed);
    }

    fn free(&self) -> u32 {
        self.free.load(Relaxed)
    }
}

fn main() {
    let permits = Permits {
        free: AtomicU32::new(1),
    };
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                if permits.try_take() {
                    println!("connected, {} free", permits.free());
                    permits.give_back();
                }
            });
        }
    });
}
