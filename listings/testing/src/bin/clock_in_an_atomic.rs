use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread;

trait Clock {
    fn seconds(&self) -> u64;
}

struct ByHand(AtomicU64);

impl Clock for ByHand {
    fn seconds(&self) -> u64 {
        self.0.load(SeqCst)
    }
}

fn is_silent(clock: &impl Clock, last_sound: u64) -> bool {
    clock.seconds() - last_sound >= 10
}

fn main() {
    let clock = ByHand(AtomicU64::new(0));
    for now in [9, 10] {
        clock.0.store(now, SeqCst);
        let watch = || is_silent(&clock, 0);
        let alarm = thread::scope(|desk| desk.spawn(watch).join().unwrap());
        println!("at {now} s, alarm: {alarm}");
    }
}
