use std::sync::OnceLock;
use std::thread;

static RATE: OnceLock<u32> = OnceLock::new();

fn read_rate_card() -> u32 {
    90
}

fn rate() -> u32 {
    *RATE.get_or_init(read_rate_card)
}

fn main() {
    let (ada, ben) = thread::scope(|hotel| {
        let ada = hotel.spawn(rate);
        let ben = hotel.spawn(rate);
        (ada.join().unwrap(), ben.join().unwrap())
    });
    println!("Ada pays {ada}, Ben pays {ben}");
}
