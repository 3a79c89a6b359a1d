use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

/// Lets a request through if the last one that got through is long enough ago.
struct Limiter {
    gap: Duration,
    /// In nanoseconds.
    next: AtomicU64,
}

impl Limiter {
    fn new(gap: Duration) -> Limiter {
        let next = AtomicU64::new(0);
        Limiter { gap, next }
    }

    /// Whether a request that came at `now` may go through.
    fn allow(&self, now: Duration) -> bool {
        let (now, gap) = (now.as_nanos() as u64, self.gap.as_nanos() as u64);
        let later = |next| (now >= next).then_some(now + gap);
        self.next.fetch_update(Relaxed, Relaxed, later).is_ok()
    }
}

fn main() {
    let limiter = Limiter::new(Duration::from_millis(100));
    let at_once = || usize::from(limiter.allow(Duration::from_secs(1)));
    let through = thread::scope(|scope| {
        let other = scope.spawn(at_once);
        at_once() + other.join().unwrap()
    });
    println!("{through} of 2 let through");
}
