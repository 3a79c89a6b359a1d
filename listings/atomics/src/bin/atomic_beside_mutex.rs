use std::hint::black_box;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::Instant;

const SALES: u32 = 20_000;

fn time(label: &str, tellers: u32, sell: impl Fn() + Sync) {
    let mut fastest = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        thread::scope(|s| {
            for _ in 0..tellers {
                s.spawn(|| (0..SALES / tellers).for_each(|_| sell()));
            }
        });
        fastest = fastest.min(start.elapsed().as_secs_f64());
    }
    println!("{label}: {:.1} ns", fastest * 1e9 / f64::from(SALES));
}

fn main() {
    let sold = AtomicU32::new(0);
    let add = || _ = sold.fetch_add(black_box(1), Relaxed);
    time("1 thread, atomic", 1, add);
    time("2 threads, one atomic", 2, add);

    let sold_locked = Mutex::new(0);
    let lock_and_add = || *sold_locked.lock().unwrap() += black_box(1);
    time("1 thread, mutex", 1, lock_and_add);
    time("2 threads, one mutex", 2, lock_and_add);

    assert_eq!(sold.into_inner(), 10 * SALES);
    assert_eq!(sold_locked.into_inner().unwrap(), 10 * SALES);
}
