use std::hint::black_box;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::Instant;

const SALES: u32 = 500_000;

fn time(label: &str, tellers: u32, sell: impl Fn() + Sync) -> f64 {
    let mut fastest = f64::INFINITY;
    for _ in 0..20 {
        let start = Instant::now();
        thread::scope(|s| {
            for _ in 0..tellers {
                s.spawn(|| (0..SALES / tellers).for_each(|_| sell()));
            }
        });
        fastest = fastest.min(start.elapsed().as_secs_f64() * 1e9 / f64::from(SALES));
    }
    println!("{label}: {fastest:.1} ns");
    fastest
}

fn main() {
    let sold = AtomicU32::new(0);
    let add = || _ = sold.fetch_add(black_box(1), Relaxed);
    let adding = time("1 thread, atomic", 1, add);
    let adding_by_two = time("2 threads, one atomic", 2, add);

    let sold_locked = Mutex::new(0);
    let lock_and_add = || *sold_locked.lock().unwrap() += black_box(1);
    let locking = time("1 thread, mutex", 1, lock_and_add);
    time("2 threads, one mutex", 2, lock_and_add);

    assert!(adding < locking && adding_by_two > adding / 2.0);
    assert_eq!(sold.into_inner(), 40 * SALES);
    assert_eq!(sold_locked.into_inner().unwrap(), 40 * SALES);
}
