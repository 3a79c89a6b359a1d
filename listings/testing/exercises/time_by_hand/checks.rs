use std::cell::Cell;
use std::rc::Rc;

struct ByHand(Rc<Cell<u64>>);
impl Clock for ByHand {
    fn now(&self) -> std::time::Duration {
        std::time::Duration::from_secs(self.0.get())
    }
}

/// The seconds of a clock, which begins at 1000, to be set; and the clock.
fn clock() -> (Rc<Cell<u64>>, ByHand) {
    let seconds = Rc::new(Cell::new(1000));
    (Rc::clone(&seconds), ByHand(seconds))
}

#[test]
fn locked_for_thirty_seconds() {
    let (seconds, clock) = clock();
    let mut pad = PinPad::new(clock);
    assert_eq!([1, 2, 3, 2718].map(|pin| pad.enter(pin)), [false; 4]);
    seconds.set(1029);
    assert!(!pad.enter(2718), "open after 29 seconds");
    seconds.set(1030);
    assert!(pad.enter(2718), "locked after 30 seconds");
    assert_eq!([1, 2, 2718].map(|pin| pad.enter(pin)), [false, false, true]);
}

#[test]
fn three_in_a_row() {
    let (_, clock) = clock();
    let mut pad = PinPad::new(clock);
    let tries = [1, 2, 2718, 3, 4, 2718, 5, 6, 7, 2718];
    let opens = tries.map(|pin| pad.enter(pin));
    let (f, t) = (false, true);
    assert_eq!(opens, [f, f, t, f, f, t, f, f, f, f]);
}

#[test]
fn a_try_changes_nothing() {
    let (seconds, clock) = clock();
    let mut pad = PinPad::new(clock);
    for pin in [1, 2, 3] {
        pad.enter(pin);
    }
    seconds.set(1020);
    assert_eq!([4, 5, 6, 7].map(|pin| pad.enter(pin)), [false; 4]);
    seconds.set(1030);
    assert!(pad.enter(2718), "locked after 30 seconds");
}
