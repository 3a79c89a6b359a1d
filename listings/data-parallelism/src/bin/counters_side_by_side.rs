use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::{thread, time::Instant};

#[derive(Default)]
struct Close(AtomicU64);

#[derive(Default)]
#[repr(align(128))]
struct Apart(AtomicU64);

fn time<C: Sync>(label: &str, counters: [C; 2], of: fn(&C) -> &AtomicU64) -> f64 {
    let mut times = Vec::new();
    for _ in 0..101 {
        let start = Instant::now();
        thread::scope(|scope| {
            for mine in counters.iter().map(of) {
                scope.spawn(move || {
                    for _ in 0..300_000 {
                        mine.fetch_add(1, Relaxed);
                    }
                });
            }
        });
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    println!("{label}: {:.2} ms", times[50]);
    times[0]
}

fn main() {
    assert_eq!((size_of::<Close>(), size_of::<Apart>()), (8, 128));
    let close = time("8 bytes apart", Default::default(), |c: &Close| &c.0);
    let apart = time("128 bytes apart", Default::default(), |c: &Apart| &c.0);
    assert!(close > apart);
}
