use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

fn sales_counted(pause: Duration) -> u32 {
    let sold = AtomicU32::new(0);
    let sell = || {
        thread::sleep(pause);
        sold.fetch_add(1, Relaxed);
    };

    thread::scope(|theatre| {
        theatre.spawn(sell);
        theatre.spawn(sell);
    });
    sold.into_inner()
}

fn main() {
    for (rounds, millis) in [(100, 0), (5, 5)] {
        let pause = Duration::from_millis(millis);
        for _ in 0..rounds {
            assert_eq!(sales_counted(pause), 2);
        }
        println!("pause {millis} ms: {rounds} rounds, no sale lost");
    }
}
