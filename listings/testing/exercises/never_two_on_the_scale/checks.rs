use std::sync::Mutex;
use std::thread;

/// How many are on the bridge, as those say who are.
static LORRIES: Mutex<u32> = Mutex::new(0);

fn come() -> bool {
    let is_on = drive_on();
    if is_on {
        let mut lorries = LORRIES.lock().unwrap();
        *lorries += 1;
        assert!(*lorries == 1, "{lorries} lorries on the bridge");
    }
    is_on
}

pub fn two_at_once() {
    let other = thread::spawn(come);
    let one = come();
    let other = other.join().unwrap();
    assert!(one != other, "on: {one} and {other}");
}

pub fn one_leaves() {
    assert!(drive_on(), "the bridge was free");
    let second = thread::spawn(drive_on);
    drive_off();
    let third = drive_on();
    let second = second.join().unwrap();
    assert!(second || third, "the first has left, and nobody is on");
}

#[test]
fn one_after_the_other() {
    assert_eq!([drive_on(), drive_on()], [true, false]);
    drive_off();
    assert!(drive_on());
}
