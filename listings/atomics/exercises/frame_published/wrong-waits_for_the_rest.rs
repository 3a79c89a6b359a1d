use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::thread;

struct Camera {
    width: AtomicU32,
    height: AtomicU32,
    ready: AtomicBool,
}

impl Camera {
    fn new() -> Camera {
        Camera {
            width: AtomicU32::new(0),
            height: AtomicU32::new(0),
            ready: AtomicBool::new(false),
        }
    }

    fn publish(&self, width: u32, height: u32) {
        self.width.store(width, Relaxed);
        self.height.store(height, Relaxed);
        self.ready.store(true, Release);
    }

    fn size(&self) -> Option<(u32, u32)> {
        let ready = self.ready.load(Acquire) || self.width.load(Relaxed) > 0;
        while ready && !self.ready.load(Acquire) {}
        ready.then(|| (self.width.load(Relaxed), self.height.load(Relaxed)))
    }
}

fn main() {
    let camera = Camera::new();
    thread::scope(|scope| {
        scope.spawn(|| camera.publish(640, 480));
        println!("{:?}", camera.size());
    });
}
