use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

struct Permits {
    free: AtomicU32,
}

impl Permits {
    fn try_take(&self) -> bool {
        let taken = self.free.fetch_sub(1, SeqCst) > 0;
        if !taken {
            self.free.fetch_add(1, SeqCst);
        }
        taken
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
