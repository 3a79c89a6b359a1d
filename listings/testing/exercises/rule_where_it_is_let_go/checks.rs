use std::panic::{AssertUnwindSafe, catch_unwind};

fn ferry() -> Mutex<Ferry> {
    Mutex::new(Ferry { places: 2, cars: 1 })
}

fn panics(work: impl FnOnce()) -> bool {
    catch_unwind(AssertUnwindSafe(work)).is_err()
}

#[test]
fn who_breaks_the_rule_panics() {
    let ferry = ferry();
    assert!(!panics(|| lock(&ferry).cars += 1), "2 cars on 2 places");
    assert!(panics(|| lock(&ferry).cars += 1), "3 cars on 2 places");
    let large = Mutex::new(Ferry { places: 9, cars: 9 });
    assert!(!panics(|| lock(&large).cars -= 1), "8 cars on 9 places");
    assert!(panics(|| lock(&large).places = 7), "8 cars on 7 places");
}

#[test]
fn nobody_goes_on() {
    let ferry = ferry();
    panics(|| lock(&ferry).cars = 3);
    assert!(ferry.lock().is_err(), "the lock is not poisoned");
}

#[test]
fn under_the_lock_it_may_be_broken() {
    let ferry = ferry();
    let moved = || {
        let mut ferry = lock(&ferry);
        ferry.cars += 5;
        ferry.cars -= 4;
        ferry.places += 0;
    };
    assert!(!panics(moved), "2 cars on 2 places when it was let go");
}

pub fn another_panic_first() {
    let ferry = ferry();
    let sinking = std::thread::scope(|sea| {
        let captain = sea.spawn(|| {
            let mut ferry = lock(&ferry);
            ferry.cars = 9;
            panic!("the ferry leaks");
        });
        captain.join()
    });
    assert!(sinking.is_err());
}
