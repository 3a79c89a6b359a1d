use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

static BUSY: AtomicU32 = AtomicU32::new(0);
static MOST: AtomicU32 = AtomicU32::new(0);

fn resize(_photo: u32) {
    let busy = 1 + BUSY.fetch_add(1, Relaxed);
    MOST.fetch_max(busy, Relaxed);
    thread::sleep(Duration::from_millis(1));
    BUSY.fetch_sub(1, Relaxed);
}

fn main() {
    let photos = Mutex::new(Vec::from_iter(0..40));

    thread::scope(|scope| {
        for _worker in 0..40 {
            scope.spawn(|| {
                while let Some(photo) = photos.lock().unwrap().pop() {
                    resize(photo);
                }
            });
        }
    });
    println!("busy at once: {} of 40", MOST.load(Relaxed));
}
