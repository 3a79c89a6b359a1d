use std::hint::black_box;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

const SALES: u32 = 40_000;

fn lock_each(sold: &Mutex<u32>, sales: u32) {
    for _ in 0..sales {
        *sold.lock().unwrap() += black_box(1);
    }
}

fn lock_once(sold: &Mutex<u32>, sales: u32) {
    let mine: u32 = (0..sales).map(|_| black_box(1)).sum();
    *sold.lock().unwrap() += mine;
}

fn time(label: &str, tellers: u32, sell: fn(&Mutex<u32>, u32)) {
    let mut rounds = [0; 7].map(|_| {
        let sold = Mutex::new(0);
        let start = Instant::now();
        thread::scope(|scope| {
            for _ in 0..tellers {
                scope.spawn(|| sell(&sold, SALES / tellers));
            }
        });
        assert_eq!(sold.into_inner().unwrap(), SALES);
        start.elapsed().as_nanos() as f64 / f64::from(SALES)
    });
    rounds.sort_by(f64::total_cmp);
    println!("{label}: {:.1} ns", rounds[0]);
}

fn main() {
    time("1 thread, lock per sale", 1, lock_each);
    time("2 threads, lock per sale", 2, lock_each);
    time("4 threads, lock per sale", 4, lock_each);
    time("4 threads, one lock each", 4, lock_once);
}
