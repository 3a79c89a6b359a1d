use std::sync::atomic::{AtomicI32, Ordering::Relaxed};
use std::thread;

fn main() {
    let stock = AtomicI32::new(100);

    thread::scope(|s| {
        for _shop in 0..2 {
            s.spawn(|| {
                for _sale in 0..30 {
                    stock.fetch_sub(1, Relaxed);
                }
            });
        }
    });
    println!("in stock: {}", stock.load(Relaxed));
}
