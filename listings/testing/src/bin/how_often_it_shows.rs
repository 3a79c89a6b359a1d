use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

struct Studio {
    free: AtomicU32,
}

impl Studio {
    fn take(&self) -> bool {
        let free = self.free.load(SeqCst);
        if free == 0 {
            return false;
        }
        self.free.store(free - 1, SeqCst);
        true
    }
}

fn new_studios(number: usize) -> Vec<Studio> {
    let new = |_| Studio {
        free: AtomicU32::new(1),
    };
    (0..number).map(new).collect()
}

// ANCHOR: measure
/// In how many of the studios both were on air.
fn both(studios: &[Studio], wait: impl Fn() + Sync) -> usize {
    let take_all = || {
        wait();
        studios.iter().map(Studio::take).collect::<Vec<_>>()
    };
    let (news, music) = thread::scope(|station| {
        let news = station.spawn(take_all);
        let music = take_all();
        (news.join().unwrap(), music)
    });
    news.iter().zip(&music).filter(|(a, b)| **a && **b).count()
}

fn main() {
    let one = || new_studios(1);
    let spawned: usize = (0..20_000).map(|_| both(&one(), || ())).sum();
    let barrier = Barrier::new(2);
    let wait = || _ = barrier.wait();
    let together: usize = (0..20_000).map(|_| both(&one(), wait)).sum();
    let row = || both(&new_studios(1_000_000), wait);
    let in_a_row: usize = (0..20).map(|_| row()).sum();

    let per_million = |found: usize, runs: f64| found as f64 / runs * 1e6;
    println!(
        "two threads a run: {:.1} per million",
        per_million(spawned, 2e4)
    );
    println!(
        "and a barrier: {:.1} per million",
        per_million(together, 2e4)
    );
    println!(
        "a million in a row: {:.1} per million",
        per_million(in_a_row, 2e7)
    );
    assert!(in_a_row > 0);
}
// ANCHOR_END: measure
