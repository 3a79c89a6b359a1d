use std::sync::OnceLock;
use std::thread;

struct Camera {
    size: OnceLock<(u32, u32)>,
}

impl Camera {
    fn new() -> Camera {
        let size = OnceLock::new();
        Camera { size }
    }

    fn publish(&self, width: u32, height: u32) {
        let _ = self.size.set((width, height)); // the first frame decides
    }

    fn size(&self) -> Option<(u32, u32)> {
        self.size.get().copied()
    }
}

fn main() {
    let camera = Camera::new();
    thread::scope(|scope| {
        scope.spawn(|| camera.publish(640, 480));
        println!("{:?}", camera.size());
    });
}
