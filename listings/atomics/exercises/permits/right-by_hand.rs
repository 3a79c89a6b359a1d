use std::sync::atomic::{AtomicU32, Ordering::*};

struct Permits {
    free: AtomicU32,
}

impl Permits {
    fn try_take(&self) -> bool {
        let mut free = self.free.load(Relaxed);
        while free > 0 {
            match (self.free).compare_exchange_weak(free, free - 1, Acquire, Relaxed) {
                Ok(_) => return true,
                Err(found) => free = found,
            }
        }
        false
    }

    fn give_back(&self) {
        self.free.fetch_add(1, Release);
    }

    fn free(&self) -> u32 {
        self.free.load(Relaxed)
    }
}

fn main() {
    let free = AtomicU32::new(1);
    let permits = Permits { free };
    println!("{}, {} free", permits.try_take(), permits.free());
    permits.give_back();
}
