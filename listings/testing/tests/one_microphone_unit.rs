use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

struct Studio {
    free: AtomicU32,
}

impl Studio {
    fn take(&self) -> bool {
        let free = self.free.load(SeqCst);
        if free == 0 {
            return false;
        }
        self.free.store(free - 1, SeqCst);
        true
    }
}

// ANCHOR: test
#[test]
fn the_second_is_refused() {
    let studio = Studio {
        free: AtomicU32::new(1),
    };
    assert!(studio.take());
    assert!(!studio.take());
}
// ANCHOR_END: test
