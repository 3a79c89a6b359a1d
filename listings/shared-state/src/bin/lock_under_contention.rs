use std::{hint::black_box, sync::Mutex, thread, time::Instant};

const SALES: u32 = 500_000;

fn each(sold: &Mutex<u32>, sales: u32) {
    (0..sales).for_each(|_| *sold.lock().unwrap() += black_box(1));
}

fn once(sold: &Mutex<u32>, sales: u32) {
    let mine: u32 = (0..sales).map(|_| black_box(1)).sum();
    *sold.lock().unwrap() += mine;
}

fn time(label: &str, tellers: u32, sell: fn(&Mutex<u32>, u32)) -> f64 {
    let mut fastest = f64::INFINITY;
    for _ in 0..20 {
        let sold = Mutex::new(0);
        let start = Instant::now();
        thread::scope(|scope| {
            for _ in 0..tellers {
                scope.spawn(|| sell(&sold, SALES / tellers));
            }
        });
        fastest = fastest.min(start.elapsed().as_secs_f64() * 1e9 / f64::from(SALES));
        assert_eq!(sold.into_inner().unwrap(), SALES);
    }
    println!("{label}: {fastest:.1} ns");
    fastest
}

fn main() {
    let one = time("1 thread, lock per sale", 1, each);
    let two = time("2 threads, lock per sale", 2, each);
    let four = time("4 threads, lock per sale", 4, each);
    let one_once = time("1 thread, one lock in all", 1, once);
    let four_once = time("4 threads, one lock each", 4, once);
    assert!(two > one / 2.0 && four > one / 2.0);
    let pays = one_once < one / 2.0 && four_once < four / 2.0;
    assert!(pays, "run it with --release");
}
