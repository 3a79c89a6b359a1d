use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

/// How many are on the bridge.
static ON: AtomicU32 = AtomicU32::new(0);

fn drive_on() -> bool {
    // Whoever finds a 0 has put the 1 there.
    ON.swap(1, SeqCst) == 0
}

fn drive_off() {
    ON.store(0, SeqCst);
}

fn main() {
    println!("{} {}", drive_on(), drive_on());
    drive_off();
    println!("{}", drive_on());
}
