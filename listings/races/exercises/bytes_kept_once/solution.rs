use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

struct Download {
    arrived: AtomicU32,
}

impl Download {
    fn new() -> Download {
        Download {
            arrived: AtomicU32::new(0),
        }
    }

    fn arrive(&self) {
        self.arrived.fetch_add(1, SeqCst);
    }

    fn arrived(&self) -> u32 {
        self.arrived.load(SeqCst)
    }

    fn missing(&self) -> u32 {
        100 - self.arrived()
    }

    fn total(&self) -> u32 {
        100
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
