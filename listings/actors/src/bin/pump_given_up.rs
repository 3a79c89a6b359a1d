use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

#[cfg(not(panic = "unwind"))]
compile_error!("a supervisor needs panics that unwind");

const PERIOD: Duration = Duration::from_secs(60);

/// Starts `child` again when it panics, at most `limit` times in a `PERIOD`.
fn supervise(limit: usize, child: impl Fn() + Sync) -> Result<(), &'static str> {
    let mut restarts = VecDeque::<Instant>::new();
    loop {
        if thread::scope(|s| s.spawn(&child).join()).is_ok() {
            return Ok(());
        }
        restarts.retain(|restart| restart.elapsed() < PERIOD);
        if restarts.len() == limit {
            return Err("too many restarts, giving up");
        }
        restarts.push_back(Instant::now());
        println!("restart {}", restarts.len());
    }
}

fn main() {
    let starts = AtomicU32::new(0);
    let air = || assert!(starts.fetch_add(1, Relaxed) >= 2, "air in the pipe");
    println!("air in the pipe: {:?}", supervise(3, air));

    let dry_well = || panic!("no water in the well");
    println!("dry well: {:?}", supervise(3, dry_well));
}
