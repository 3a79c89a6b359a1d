use std::time::{Duration, Instant};

const LOCKED: Duration = Duration::from_secs(30);

trait Clock {
    /// Since some moment that does not change.
    fn now(&self) -> Duration;
}

struct PinPad {
    wrong: u32,
    locked_at: Option<Instant>,
}

impl PinPad {
    fn new() -> PinPad {
        PinPad {
            wrong: 0,
            locked_at: None,
        }
    }
    /// Whether the door opens.
    fn enter(&mut self, pin: u32) -> bool {
        if self.locked_at.is_some_and(|at| at.elapsed() < LOCKED) {
            return false;
        }
        self.wrong = if pin == 2718 { 0 } else { self.wrong + 1 };
        if self.wrong == 3 {
            (self.wrong, self.locked_at) = (0, Some(Instant::now()));
        }
        pin == 2718
    }
}

fn main() {
    let mut pad = PinPad::new();
    println!("{:?}", [1, 2, 3, 2718].map(|pin| pad.enter(pin)));
}
