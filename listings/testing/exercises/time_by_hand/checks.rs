use std::cell::Cell;
use std::rc::Rc;

struct ByHand(Rc<Cell<u64>>);
impl Clock for ByHand {
    fn now(&self) -> std::time::Duration {
        std::time::Duration::from_millis(self.0.get())
    }
}

/// The milliseconds of a clock, to be set; and the clock.
fn clock() -> (Rc<Cell<u64>>, ByHand) {
    let millis = Rc::new(Cell::new(1_000_500));
    (Rc::clone(&millis), ByHand(millis))
}

#[test]
fn locked_for_thirty_seconds() {
    let (millis, clock) = clock();
    let mut pad = PinPad::new(clock);
    assert_eq!([1, 2, 3, 2718].map(|pin| pad.enter(pin)), [false; 4]);
    millis.set(1_030_499);
    assert!(!pad.enter(2718), "open after 29.999 seconds");
    millis.set(1_030_500);
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
    let (millis, clock) = clock();
    let mut pad = PinPad::new(clock);
    for pin in [1, 2, 3] {
        pad.enter(pin);
    }
    millis.set(1_020_500);
    assert_eq!([4, 5, 6, 7].map(|pin| pad.enter(pin)), [false; 4]);
    millis.set(1_030_500);
    assert!(pad.enter(2718), "locked after 30 seconds");
}

#[test]
fn locked_again() {
    let (millis, clock) = clock();
    let mut pad = PinPad::new(clock);
    assert_eq!([1, 2, 3, 2718].map(|pin| pad.enter(pin)), [false; 4]);
    millis.set(1_030_500);
    assert_eq!([4, 5, 6, 2718].map(|pin| pad.enter(pin)), [false; 4]);
    millis.set(1_061_000);
    assert!(pad.enter(2718), "locked after 30.5 seconds more");
}
