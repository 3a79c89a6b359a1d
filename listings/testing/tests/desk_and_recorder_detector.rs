// ANCHOR: detector
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard};

/// Pairs of locks: while the first was held, the second was asked for.
static ORDERS: Mutex<BTreeSet<(&str, &str)>> = Mutex::new(BTreeSet::new());

thread_local! {
    static HELD: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

struct Watched<T>(&'static str, Mutex<T>);

struct Guard<'a, T>(&'static str, MutexGuard<'a, T>);

impl<T> Watched<T> {
    fn lock(&self) -> Guard<'_, T> {
        let name = self.0;
        for held in HELD.with_borrow(Vec::clone) {
            let mut orders = ORDERS.lock().unwrap();
            orders.insert((held, name));
            let crossed = orders.contains(&(name, held));
            assert!(!crossed, "{held} and {name} in both orders");
        }
        HELD.with_borrow_mut(|all| all.push(name));
        Guard(name, self.1.lock().unwrap())
    }
}

impl<T> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        HELD.with_borrow_mut(|all| all.retain(|held| *held != self.0));
    }
}
// ANCHOR_END: detector

// ANCHOR: test
static DESK: Watched<u32> = Watched("desk", Mutex::new(0));
static RECORDER: Watched<u32> = Watched("recorder", Mutex::new(0));

fn live_show() {
    let mut desk = DESK.lock();
    *desk.1 += 1;
    *RECORDER.lock().1 += 1;
}

fn taped_show() {
    let mut recorder = RECORDER.lock();
    *recorder.1 += 1;
    *DESK.lock().1 += 1;
}

#[test]
fn one_show_and_then_the_other() {
    live_show();
    taped_show();
}
// ANCHOR_END: test
