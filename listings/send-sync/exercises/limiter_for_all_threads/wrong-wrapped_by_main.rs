use std::cell::Cell;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
struct Limiter {
    gap: Duration,
    last: Cell<Option<Duration>>,
}
impl Limiter {
    fn new(gap: Duration) -> Limiter {
        let last = Cell::new(None);
        Limiter { gap, last }
    }
    fn allow(&self, now: Duration) -> bool {
        let early = self.last.get().is_some_and(|last| now < last + self.gap);
        if !early {
            self.last.set(Some(now));
        }
        !early
    }
}
fn main() {
    let limiter = Mutex::new(Limiter::new(Duration::from_millis(100)));
    let at_once = || usize::from(limiter.lock().unwrap().allow(Duration::from_secs(1)));
    let through = thread::scope(|scope| {
        let other = scope.spawn(at_once);
        at_once() + other.join().unwrap()
    });
    println!("{through} of 2 let through");
}
