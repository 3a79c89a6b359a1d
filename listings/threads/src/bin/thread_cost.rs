use std::{hint::black_box, sync::atomic, thread, time::Instant};

static TURN: atomic::AtomicU32 = atomic::AtomicU32::new(0);

fn park_until(turn: u32) {
    while TURN.load(atomic::Ordering::Acquire) < turn {
        thread::park();
    }
}

fn measure(label: &str, mut work: impl FnMut(u32)) -> f64 {
    let time = |round| {
        let start = Instant::now();
        work(round);
        start.elapsed().as_secs_f64() * 1e6
    };
    let mut micros: Vec<f64> = (0..3_001).map(time).collect();
    micros.sort_by(f64::total_cmp);
    println!("{label}: {:.2} µs", micros[1_500]);
    micros[1_500]
}

fn main() {
    let asker = thread::current();
    let worker = thread::spawn(move || {
        for turn in (1..).step_by(2) {
            park_until(turn);
            TURN.store(turn + 1, atomic::Ordering::Release);
            asker.unpark();
        }
    });
    let sums = measure("1,000 sums", |_| _ = (0..1_000).map(black_box).sum::<u32>());
    let asking = measure("ask a parked thread", |round| {
        TURN.store(2 * round + 1, atomic::Ordering::Release);
        worker.thread().unpark();
        park_until(2 * round + 2);
    });
    let spawning = measure("spawn and join", |_| thread::spawn(|| ()).join().unwrap());
    assert!(5.0 * sums < asking.min(spawning), "run it with --release");
}
