use std::sync::atomic::{AtomicU32, Ordering};
use std::{hint::black_box, thread, time::Instant};

const ROUNDS: u32 = 200;
static ASKED: AtomicU32 = AtomicU32::new(0);
static ANSWERED: AtomicU32 = AtomicU32::new(0);

fn park_until(progress: &AtomicU32, round: u32) {
    while progress.load(Ordering::Acquire) < round {
        thread::park();
    }
}

fn measure(label: &str, mut work: impl FnMut(u32)) {
    let start = Instant::now();
    (1..=ROUNDS).for_each(&mut work);
    let micros = start.elapsed().as_secs_f64() * 1e6;
    println!("{label}: {:.2} µs", micros / f64::from(ROUNDS));
}

fn main() {
    let asker = thread::current();
    let worker = thread::spawn(move || {
        for round in 1..=ROUNDS {
            park_until(&ASKED, round);
            ANSWERED.store(round, Ordering::Release);
            asker.unpark();
        }
    });
    measure("add up a thousand numbers", |round| {
        _ = black_box((round..round + 1_000).sum::<u32>());
    });
    measure("ask a parked thread", |round| {
        ASKED.store(round, Ordering::Release);
        worker.thread().unpark();
        park_until(&ANSWERED, round);
    });
    assert!(worker.join().is_ok());
    measure("spawn and join", |_| thread::spawn(|| ()).join().unwrap());
}
