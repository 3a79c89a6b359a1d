use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

static LOADED: AtomicBool = AtomicBool::new(false);
static RATE: AtomicU32 = AtomicU32::new(0);

fn read_rate_card() -> u32 {
    90
}

fn rate() -> u32 {
    if !LOADED.swap(true, SeqCst) {
        RATE.store(read_rate_card(), SeqCst);
    }
    RATE.load(SeqCst)
}

fn main() {
    let (ada, ben) = thread::scope(|hotel| {
        let ada = hotel.spawn(rate);
        let ben = hotel.spawn(rate);
        (ada.join().unwrap(), ben.join().unwrap())
    });
    println!("Ada pays {ada}, Ben pays {ben}");
    assert!(ada == 90 || ben == 90);
}
