use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

struct Download {
    arrived: AtomicU32,
    missing: AtomicU32,
}

impl Download {
    fn new() -> Download {
        let arrived = AtomicU32::new(0);
        let missing = AtomicU32::new(100);
        Download { arrived, missing }
    }

    fn arrive(&self) {
        self.missing.fetch_sub(1, SeqCst);
        self.arrived.fetch_add(1, SeqCst);
    }

    fn arrived(&self) -> u32 {
        self.arrived.load(SeqCst)
    }

    fn missing(&self) -> u32 {
        self.missing.load(SeqCst)
    }

    fn total(&self) -> u32 {
        self.missing() + self.arrived()
    }
}

fn main() {
    let download = Download::new();
    thread::scope(|scope| {
        scope.spawn(|| download.arrive());
        println!("{} blocks in all", download.total());
    });
}
