use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// Lets a request through if the last one that got through is long enough ago.
struct Limiter {
    gap: Duration,
    next: Mutex<Duration>,
}

impl Limiter {
    fn new(gap: Duration) -> Limiter {
        let next = Mutex::new(Duration::ZERO);
        Limiter { gap, next }
    }

    /// Whether a request that came at `now` may go through.
    fn allow(&self, now: Duration) -> bool {
        let mut next = self.next.lock().unwrap();
        if now < *next {
            return false;
        }
        *next = now + self.gap;
        true
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
