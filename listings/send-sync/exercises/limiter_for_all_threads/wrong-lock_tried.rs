use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// Lets a request through if the last one that got through is long enough ago.
struct Limiter {
    gap: Duration,
    last: Mutex<Option<Duration>>,
}

impl Limiter {
    fn new(gap: Duration) -> Limiter {
        let last = Mutex::new(None);
        Limiter { gap, last }
    }

    /// Whether a request that came at `now` may go through.
    fn allow(&self, now: Duration) -> bool {
        let Ok(mut last) = self.last.try_lock() else {
            return false;
        };
        let early = last.is_some_and(|last| now < last + self.gap);
        if !early {
            *last = Some(now);
        }
        !early
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
