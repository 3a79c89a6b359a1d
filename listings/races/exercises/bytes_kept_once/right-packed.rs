use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread;

/// Both numbers in one atomic: the missing blocks above, the arrived ones below.
struct Download(AtomicU64);

impl Download {
    fn new() -> Download {
        Download(AtomicU64::new(100 << 32))
    }

    fn arrive(&self) {
        // One missing less and one arrived more, in one step.
        self.0.fetch_sub((1 << 32) - 1, SeqCst);
    }

    fn both(&self) -> (u32, u32) {
        let both = self.0.load(SeqCst);
        ((both >> 32) as u32, both as u32)
    }

    fn arrived(&self) -> u32 {
        self.both().1
    }

    fn missing(&self) -> u32 {
        self.both().0
    }

    fn total(&self) -> u32 {
        let (missing, arrived) = self.both();
        missing + arrived
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
