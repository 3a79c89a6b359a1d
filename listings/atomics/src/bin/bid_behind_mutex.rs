use std::sync::Mutex;
use std::thread;

#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Bid {
    amount: u64,
    bidder: String,
}

fn bid(amount: u64, bidder: &str) -> Bid {
    let bidder = String::from(bidder);
    Bid { amount, bidder }
}

fn main() {
    let best = Mutex::new(Bid::default());
    let offer = |offered: Bid| {
        let mut best = best.lock().unwrap();
        if offered > *best {
            *best = offered;
        }
    };

    thread::scope(|s| {
        s.spawn(|| offer(bid(150, "Ada")));
        s.spawn(|| offer(bid(200, "Bo")));
    });
    println!("{:?}", best.into_inner().unwrap());
}
