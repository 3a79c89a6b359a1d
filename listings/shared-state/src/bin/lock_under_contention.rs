use std::hint::black_box;
use std::sync::Mutex;
use std::{thread, time::Instant};

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
    let one_by_one = time("1 thread, lock per sale", 1, each);
    let by_two = time("2 threads, lock per sale", 2, each);
    let by_four = time("4 threads, lock per sale", 4, each);
    assert!(by_two > one_by_one / 2.0 && by_four > one_by_one / 2.0);
    assert!(time("1 thread, one lock in all", 1, once) < one_by_one / 2.0);
    assert!(time("4 threads, one lock each", 4, once) < by_four / 2.0);
}
