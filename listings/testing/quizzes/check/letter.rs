use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

struct Letterbox(UnsafeCell<u32>);
unsafe impl Sync for Letterbox {}

static BOX: Letterbox = Letterbox(UnsafeCell::new(0));
static FLAG_UP: AtomicBool = AtomicBool::new(false);

fn main() {
    let postman = thread::spawn(|| {
        unsafe { *BOX.0.get() += 1 };
        FLAG_UP.store(true, Ordering::Release);
    });
    while !FLAG_UP.load(Ordering::Relaxed) {}
    println!("letters: {}", unsafe { *BOX.0.get() });
    postman.join().unwrap();
}
