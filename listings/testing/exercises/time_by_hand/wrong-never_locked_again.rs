use std::time::Duration;

const LOCKED: Duration = Duration::from_secs(30);

trait Clock {
    /// Since some moment that does not change.
    fn now(&self) -> Duration;
}

struct PinPad<C> {
    clock: C,
    wrong: u32,
    locked_at: Option<Duration>,
}

impl<C: Clock> PinPad<C> {
    fn new(clock: C) -> PinPad<C> {
        PinPad {
            clock,
            wrong: 0,
            locked_at: None,
        }
    }
    /// Whether the door opens.
    fn enter(&mut self, pin: u32) -> bool {
        let now = self.clock.now();
        if self.locked_at.is_some_and(|at| now < at + LOCKED) {
            return false;
        }
        self.wrong = if pin == 2718 { 0 } else { self.wrong + 1 };
        if self.wrong == 3 {
            self.locked_at = Some(now);
        }
        pin == 2718
    }
}

struct Stopped;
impl Clock for Stopped {
    fn now(&self) -> Duration {
        Duration::ZERO
    }
}

fn main() {
    let mut pad = PinPad::new(Stopped);
    println!("{:?}", [1, 2, 3, 2718].map(|pin| pad.enter(pin)));
}
