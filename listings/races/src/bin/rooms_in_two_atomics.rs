use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

struct Rooms {
    free: AtomicU32,
    taken: AtomicU32,
}

impl Rooms {
    fn check_in(&self) {
        self.free.fetch_sub(1, SeqCst);
        self.taken.fetch_add(1, SeqCst);
    }

    fn total(&self) -> u32 {
        self.free.load(SeqCst) + self.taken.load(SeqCst)
    }
}

fn main() {
    let rooms = Rooms {
        free: AtomicU32::new(10),
        taken: AtomicU32::new(0),
    };

    let seen = thread::scope(|hotel| {
        hotel.spawn(|| rooms.check_in());
        rooms.total()
    });
    println!("rooms in all: {seen}");
    assert!((9..=11).contains(&seen));
    assert_eq!(rooms.total(), 10); // once nobody is checking in
}
