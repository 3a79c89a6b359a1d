use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let tank = AtomicU32::new(10);
    let fill = |litres| {
        let level = tank.load(SeqCst);
        tank.store(level + litres, SeqCst);
    };
    thread::scope(|s| {
        s.spawn(|| fill(1));
        s.spawn(|| fill(5));
    });
    println!("{} litres", tank.into_inner());
}
