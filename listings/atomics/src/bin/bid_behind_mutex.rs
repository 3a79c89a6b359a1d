use std::sync::Mutex;
use std::thread;

#[derive(Default)]
struct Bid {
    amount: u64,
    bidder: String,
}

fn bid(amount: u64, bidder: &str) -> Bid {
    let bidder = String::from(bidder);
    Bid { amount, bidder }
}

/// Whether this bid took the lead.
fn offer(best: &Mutex<Bid>, offered: Bid) -> bool {
    let mut best = best.lock().unwrap();
    let leads = offered.amount > best.amount;
    if leads {
        *best = offered;
    }
    leads
}

fn main() {
    let best = Mutex::new(Bid::default());

    thread::scope(|s| {
        s.spawn(|| offer(&best, bid(150, "Eva")));
        s.spawn(|| offer(&best, bid(200, "Bo")));
    });
    assert!(!offer(&best, bid(200, "Cy")), "an equal bid came too late");
    let best = best.into_inner().unwrap();
    println!("{} leads with {}", best.bidder, best.amount);
}
