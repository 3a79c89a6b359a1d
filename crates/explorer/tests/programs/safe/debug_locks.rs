//@ A Debug by hand that locks, inside println! of one thread and eprint! of another: two streams, no circle.
//@ outcome: ok: 1 1
//@ outcome: ok: 11
//@ why: each holds the lock of its own stream when it takes the mutex, and gives it back by itself.
use std::fmt;
use std::sync::Mutex;
use std::thread;

struct Shown(Mutex<u32>);

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.lock().unwrap())
    }
}

fn main() {
    let shown = Shown(Mutex::new(1));
    thread::scope(|scope| {
        scope.spawn(|| println!("{shown:?}"));
        scope.spawn(|| eprint!("{shown:?}"));
    });
}
