use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

struct Permits {
    free: AtomicU32,
}

impl Permits {
    fn try_take(&self) -> bool {
        let free = self.free.load(SeqCst);
        free > 0
            && (self.free)
                .compare_exchange(free, free - 1, SeqCst, SeqCst)
                .is_ok()
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
