use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

struct Permits {
    free: AtomicU32,
}

impl Permits {
    fn try_take(&self) -> bool {
        loop {
            let seen = self.free.load(SeqCst);
            let Some(left) = seen.checked_sub(1) else {
                return false;
            };
            if (self.free.compare_exchange(seen, left, SeqCst, SeqCst)).is_ok() {
                return true;
            }
        }
    }

    fn give_back(&self) {
        self.free.fetch_add(1, SeqCst);
    }

    fn free(&self) -> u32 {
        self.free.load(SeqCst)
    }
}

fn main() {
    let free = AtomicU32::new(1);
    let permits = Permits { free };
    println!("{}, {} free", permits.try_take(), permits.free());
    permits.give_back();
}
