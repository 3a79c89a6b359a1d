use std::sync::{Mutex, MutexGuard};
use std::thread;

#[derive(Debug)]
struct Airtime {
    used: u32,
    left: u32,
}

/// Holds the lock, and asserts the rule before it lets go.
struct Checked<'a>(MutexGuard<'a, Airtime>);

impl Drop for Checked<'_> {
    fn drop(&mut self) {
        let Airtime { used, left } = *self.0;
        if !thread::panicking() {
            assert_eq!(used + left, 60, "an hour has 60 minutes");
        }
    }
}

static HOUR: Mutex<Airtime> = Mutex::new(Airtime { used: 0, left: 60 });

fn hour() -> Checked<'static> {
    Checked(HOUR.lock().unwrap())
}

fn play(minutes: u32) {
    let mut hour = hour();
    hour.0.used += minutes;
    hour.0.left = hour.0.left.saturating_sub(minutes);
}

fn main() {
    for minutes in [20, 35, 10] {
        let played = thread::spawn(move || play(minutes)).join();
        println!("{minutes} minutes, in order: {}", played.is_ok());
    }
}
