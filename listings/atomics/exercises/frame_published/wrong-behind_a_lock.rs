use std::sync::Mutex;
use std::thread;

struct Camera {
    size: Mutex<Option<(u32, u32)>>,
}

impl Camera {
    fn new() -> Camera {
        Camera {
            size: Mutex::new(None),
        }
    }
    fn publish(&self, width: u32, height: u32) {
        *self.size.lock().unwrap() = Some((width, height));
    }
    fn size(&self) -> Option<(u32, u32)> {
        *self.size.lock().unwrap()
    }
}

fn main() {
    let camera = Camera::new();
    thread::scope(|scope| {
        scope.spawn(|| camera.publish(640, 480));
        println!("{:?}", camera.size());
    });
}
