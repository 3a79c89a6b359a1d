use std::sync::atomic::{AtomicU32 as Counter, Ordering::SeqCst};
use tokio::task::yield_now;

/// One thread, so that tasks take turns at each `yield_now`, and nothing is left to chance.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_time().build().unwrap().block_on(future)
}

/// How many scans run, and how many have at most.
struct Gauge(Counter, Counter);
impl Gauge {
    const fn new() -> Gauge {
        Gauge(Counter::new(0), Counter::new(0))
    }
    async fn during_a_scan(&self) {
        let running = self.0.fetch_add(1, SeqCst) + 1;
        self.1.fetch_max(running, SeqCst);
        for _ in 0..20 {
            yield_now().await;
        }
        self.0.fetch_sub(1, SeqCst);
    }
    fn highest(&self) -> u32 {
        self.1.load(SeqCst)
    }
}

#[test]
fn each_page_once_in_order() {
    static SCANNED: Counter = Counter::new(0);
    async fn uneven(page: u32) -> u32 {
        for _ in 0..(7 * page % 5) {
            yield_now().await;
        }
        SCANNED.fetch_add(1, SeqCst);
        // Another order than that of the pages.
        page * 5 % 8
    }
    let expected: Vec<u32> = (0..8).map(|page| page * 5 % 8).collect();
    assert_eq!(run(scan_all(8, 3, uneven)), expected);
    assert_eq!(SCANNED.load(SeqCst), 8, "scans");
}

#[test]
fn never_more_at_once() {
    static GAUGE: Gauge = Gauge::new();
    async fn measured(page: u32) -> u32 {
        GAUGE.during_a_scan().await;
        page
    }
    run(scan_all(10, 3, measured));
    assert!(
        GAUGE.highest() <= 3,
        "{} at once, with 3 allowed",
        GAUGE.highest()
    );
}

#[test]
fn as_many_as_allowed() {
    static GAUGE: Gauge = Gauge::new();
    async fn measured(page: u32) -> u32 {
        GAUGE.during_a_scan().await;
        page
    }
    run(scan_all(10, 4, measured));
    assert!(
        GAUGE.highest() >= 4,
        "{} at once, with 4 allowed",
        GAUGE.highest()
    );
}

#[test]
fn a_slow_page_holds_up_nobody() {
    static DONE: Counter = Counter::new(0);
    /// The first page waits for all others, though not for ever.
    async fn first_is_slow(page: u32) -> u32 {
        let mut turns = 0;
        while page == 0 && DONE.load(SeqCst) < 5 && turns < 1000 {
            turns += 1;
            yield_now().await;
        }
        DONE.fetch_add(1, SeqCst);
        turns
    }
    let turns = run(scan_all(6, 2, first_is_slow))[0];
    assert!(
        turns < 1000,
        "the others had not begun when the first was done"
    );
}
