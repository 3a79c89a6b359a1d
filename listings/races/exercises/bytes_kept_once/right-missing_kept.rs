use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

const BLOCKS: u32 = 100;

struct Download {
    missing: AtomicU32,
}

impl Download {
    fn new() -> Download {
        let missing = AtomicU32::new(BLOCKS);
        Download { missing }
    }

    fn arrive(&self) {
        self.missing.fetch_sub(1, Relaxed);
    }

    fn arrived(&self) -> u32 {
        BLOCKS - self.missing()
    }

    fn missing(&self) -> u32 {
        self.missing.load(Relaxed)
    }

    fn total(&self) -> u32 {
        BLOCKS
    }
}

fn main() {
    let download = Download::new();
    let shown = thread::scope(|scope| {
        scope.spawn(|| download.arrive());
        download.total()
    });
    println!("{shown} blocks in all");
    println!("{} + {}", download.arrived(), download.missing());
}
