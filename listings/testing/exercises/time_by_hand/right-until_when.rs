use std::time::Duration;

const LOCKED: Duration = Duration::from_secs(30);

trait Clock {
    /// Since some moment that does not change.
    fn now(&self) -> Duration;
}

struct PinPad {
    clock: Box<dyn Clock>,
    wrong: u32,
    locked_until: Duration,
}

impl PinPad {
    fn new(clock: impl Clock + 'static) -> PinPad {
        let locked_until = Duration::ZERO;
        PinPad {
            clock: Box::new(clock),
            wrong: 0,
            locked_until,
        }
    }
    /// Whether the door opens.
    fn enter(&mut self, pin: u32) -> bool {
        if self.clock.now() < self.locked_until {
            return false;
        }
        if pin == 2718 {
            self.wrong = 0;
            return true;
        }
        self.wrong += 1;
        if self.wrong % 3 == 0 {
            self.locked_until = self.clock.now() + LOCKED;
        }
        false
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
