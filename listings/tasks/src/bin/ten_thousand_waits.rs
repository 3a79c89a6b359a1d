use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{fs, thread, time::Instant};
use tokio::sync::watch;

/// What the process occupies, as Linux tells; 0 elsewhere.
fn occupied_kib() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|kib| kib.parse().ok()).unwrap_or(0.0)
}

// ANCHOR: waits
static WAITING: AtomicU32 = AtomicU32::new(0);

/// Until ten thousand wait, or no more can be started: µs and KiB for each.
fn measure(what: &str, mut start: impl FnMut() -> bool) -> [f64; 2] {
    let (clock, before) = (Instant::now(), occupied_kib());
    WAITING.store(0, Relaxed);
    let started = (0..10_000).take_while(|_| start()).count() as u32;
    while WAITING.load(Relaxed) < started {
        thread::yield_now();
    }
    let sums = [clock.elapsed().as_secs_f64() * 1e6, occupied_kib() - before];
    let [micros, kib] = sums.map(|sum| sum / f64::from(started));
    println!("{started} wait, each started in {micros:.2} µs");
    println!("a {what} that waits: {kib:.2} KiB");
    [micros, kib]
}

#[tokio::main]
async fn main() {
    let (_harbour, news) = watch::channel("storm");
    let wait = |mut news: watch::Receiver<_>| async move {
        WAITING.fetch_add(1, Relaxed);
        news.changed().await
    };
    let task = measure("task", || {
        tokio::spawn(wait(news.clone()));
        true
    });
    let park = || (WAITING.fetch_add(1, Relaxed), thread::park());
    let spawn = || thread::Builder::new().spawn(park).is_ok();
    let thread = measure("thread", spawn);
    assert!((0..2).all(|i| thread[i] >= 3.0 * task[i]));
}
// ANCHOR_END: waits
