use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

/// How many are on the bridge.
static ON: AtomicU32 = AtomicU32::new(0);

fn drive_on() -> bool {
    let is_free = ON.fetch_add(1, SeqCst) == 0;
    if !is_free {
        ON.fetch_sub(1, SeqCst);
    }
    is_free
}

fn drive_off() {
    ON.fetch_sub(1, SeqCst);
}

fn main() {
    println!("{} {}", drive_on(), drive_on());
    drive_off();
    println!("{}", drive_on());
}
