use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

struct Bid {
    amount: u64,
    bidder: String,
}

fn bid(amount: u64, bidder: &str) -> Bid {
    let bidder = String::from(bidder);
    Bid { amount, bidder }
}

fn main() {
    let best = AtomicU64::new(0);

    thread::scope(|s| {
        s.spawn(|| best.fetch_max(bid(150, "Eva"), Relaxed));
    });
    println!("{best:?}");
}
