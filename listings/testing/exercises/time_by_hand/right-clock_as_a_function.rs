use std::time::Duration;

const LOCKED: Duration = Duration::from_secs(30);

trait Clock {
    /// Since some moment that does not change.
    fn now(&self) -> Duration;
}

enum State {
    Open { wrong: u32 },
    Locked { since: Duration },
}

struct PinPad {
    now: Box<dyn Fn() -> Duration>,
    state: State,
}

impl PinPad {
    fn new(clock: impl Clock + 'static) -> PinPad {
        let now = Box::new(move || clock.now());
        PinPad {
            now,
            state: State::Open { wrong: 0 },
        }
    }
    /// Whether the door opens.
    fn enter(&mut self, pin: u32) -> bool {
        let now = (self.now)();
        let wrong = match self.state {
            State::Locked { since } if now - since < LOCKED => return false,
            State::Locked { .. } => 0,
            State::Open { wrong } => wrong,
        };
        let opens = pin == 2718;
        self.state = match (opens, wrong) {
            (true, _) => State::Open { wrong: 0 },
            (false, 2) => State::Locked { since: now },
            (false, wrong) => State::Open { wrong: wrong + 1 },
        };
        opens
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
