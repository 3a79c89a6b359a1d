use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

/// How many are on the bridge.
static ON: AtomicU32 = AtomicU32::new(0);

fn drive_on() -> bool {
    let one_more = |on| (on == 0).then_some(1);
    ON.fetch_update(SeqCst, SeqCst, one_more).is_ok()
}

fn drive_off() {
    ON.store(0, SeqCst);
}

fn main() {
    println!("{} {}", drive_on(), drive_on());
    drive_off();
    println!("{}", drive_on());
}
