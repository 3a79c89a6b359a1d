use std::cell::UnsafeCell;
use std::thread;

struct Forced(UnsafeCell<u32>);
// SAFETY: none. Two threads will write without an order.
unsafe impl Sync for Forced {}

fn main() {
    let plate = [61_000, 52_000];
    let bright = Forced(UnsafeCell::new(0));

    thread::scope(|scope| {
        for pixel in &plate {
            let bright = &bright;
            scope.spawn(move || {
                if *pixel > 50_000 {
                    unsafe { *bright.0.get() += 1 };
                }
            });
        }
    });
    println!("{} bright pixels", bright.0.into_inner());
}
