use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

fn sales_counted(pause: Duration) -> u32 {
    let sold = AtomicU32::new(0);
    let sell = || {
        let seen = sold.load(Relaxed);
        thread::sleep(pause);
        sold.store(seen + 1, Relaxed);
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
        let mut lost = 0;
        for _ in 0..rounds {
            let sold = sales_counted(pause);
            assert!(sold == 1 || sold == 2);
            lost += 2 - sold;
        }
        println!("pause {millis} ms: {lost} of {rounds} lost a sale");
    }
}
