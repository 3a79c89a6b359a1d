use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

static OPEN_VALVES: AtomicU32 = AtomicU32::new(0);

fn water(bed: u32) {
    OPEN_VALVES.fetch_add(1, Relaxed);
    assert!(bed != 2, "there is no bed {bed}");
    OPEN_VALVES.fetch_sub(1, Relaxed);
}

fn main() {
    for bed in [1, 2, 3] {
        // A new thread for each: whatever the last one has left behind is gone?
        let ended = thread::spawn(move || water(bed)).join();
        let open = OPEN_VALVES.load(Relaxed);
        println!("bed {bed} watered: {}, valves open: {open}", ended.is_ok());
    }
}
