use std::hint::black_box;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

const SALES: u32 = 20_000;

fn lock_each(sold: &Mutex<u32>, sales: u32) {
    for _ in 0..sales {
        *sold.lock().unwrap() += black_box(1);
    }
}

fn lock_once(sold: &Mutex<u32>, sales: u32) {
    let mine: u32 = (0..sales).map(|_| black_box(1)).sum();
    *sold.lock().unwrap() += mine;
}

fn sell_all(tellers: u32, sell: fn(&Mutex<u32>, u32)) -> Duration {
    let sold = Mutex::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..tellers {
            scope.spawn(|| sell(&sold, SALES / tellers));
        }
    });
    assert_eq!(sold.into_inner().unwrap(), SALES);
    start.elapsed()
}

fn main() {
    for (label, tellers, sell) in [
        ("1 thread, lock per sale", 1, lock_each as fn(&_, _)),
        ("2 threads, lock per sale", 2, lock_each),
        ("4 threads, lock per sale", 4, lock_each),
        ("4 threads, one lock each", 4, lock_once),
    ] {
        let mut rounds = [(); 9].map(|()| sell_all(tellers, sell));
        rounds.sort();
        let nanos = rounds[4].as_nanos() as f64 / f64::from(SALES);
        println!("{label}: {nanos:.1} ns");
    }
}
