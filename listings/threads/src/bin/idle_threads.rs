use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{fs, thread};

const THREADS: u32 = 100;
static AWAKE: AtomicU32 = AtomicU32::new(0);

/// KiB that Linux has reserved for this process, and that it occupies.
fn memory() -> Option<[f64; 2]> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kib = |name| {
        let rest = status.lines().find_map(|line| line.strip_prefix(name))?;
        rest.split_whitespace().next()?.parse::<f64>().ok()
    };
    Some([kib("VmData:")?, kib("VmRSS:")?])
}

fn wait_for_ever() {
    AWAKE.fetch_add(1, Relaxed);
    loop {
        thread::park();
    }
}

fn main() {
    let before = memory();
    for _ in 0..THREADS {
        thread::spawn(wait_for_ever);
    }
    while AWAKE.load(Relaxed) < THREADS {
        thread::yield_now();
    }
    let (Some(before), Some(after)) = (before, memory()) else {
        return println!("this system has no /proc/self/status");
    };

    let each = |i: usize| (after[i] - before[i]) / f64::from(THREADS);
    assert!(each(1) < each(0));
    println!("reserved by a thread: {:.1} KiB", each(0));
    println!("occupied by a thread: {:.1} KiB", each(1));
}
