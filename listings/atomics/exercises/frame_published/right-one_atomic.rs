use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

/// Width above, height below. No frame is 0 by 0, so 0 means "not yet".
struct Camera(AtomicU64);

impl Camera {
    fn new() -> Camera {
        Camera(AtomicU64::new(0))
    }

    fn publish(&self, width: u32, height: u32) {
        let size = u64::from(width) << 32 | u64::from(height);
        self.0.store(size, Relaxed);
    }

    fn size(&self) -> Option<(u32, u32)> {
        let size = self.0.load(Relaxed);
        (size != 0).then_some(((size >> 32) as u32, size as u32))
    }
}

fn main() {
    let camera = Camera::new();
    thread::scope(|scope| {
        scope.spawn(|| camera.publish(640, 480));
        println!("{:?}", camera.size());
    });
}
