use std::hint::black_box;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

const SALES: u32 = 20_000;

fn lock_each(sold: &Mutex<u32>, sales: u32) {
    for _ in 0..sales {
        *sold.lock().unwrap() += black_box(1);
    }
}

fn lock_once(sold: &Mutex<u32>, sales: u32) {
    let mine = (0..sales).fold(0, |sum, _| sum + black_box(1));
    *sold.lock().unwrap() += mine;
}

fn time(label: &str, tellers: u32, sell: fn(&Mutex<u32>, u32)) {
    let mut fastest = f64::INFINITY;
    for _ in 0..5 {
        let sold = Mutex::new(0);
        let start = Instant::now();
        thread::scope(|scope| {
            for _ in 0..tellers {
                scope.spawn(|| sell(&sold, SALES / tellers));
            }
        });
        fastest = fastest.min(start.elapsed().as_secs_f64());
        assert_eq!(sold.into_inner().unwrap(), SALES);
    }
    println!("{label}: {:.1} ns", fastest * 1e9 / f64::from(SALES));
}

fn main() {
    time("1 thread, lock per sale", 1, lock_each);
    time("2 threads, lock per sale", 2, lock_each);
    time("4 threads, lock per sale", 4, lock_each);
    time("4 threads, one lock each", 4, lock_once);
}
