use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

fn main() {
    let km = AtomicU8::new(254);
    for _ in 0..3 {
        print!("{} ", km.fetch_add(1, Relaxed));
    }
}
