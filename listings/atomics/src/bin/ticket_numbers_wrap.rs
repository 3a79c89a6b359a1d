use std::sync::atomic::{AtomicU8, Ordering::Relaxed};
use std::thread;

fn main() {
    let next = AtomicU8::new(0);
    let number = || next.fetch_add(1, Relaxed);
    let first = number();

    thread::scope(|s| {
        for _machine in 0..5 {
            s.spawn(|| {
                for _ticket in 0..51 {
                    number();
                }
            });
        }
    });

    println!("the first ticket: {first}, the 257th: {}", number());
}
