//! Barriers, what is done once, and condvars that know their condition.

use super::sync::atomic::{AtomicU32, Ordering::SeqCst};
use super::sync::{Arc, Barrier, Condvar, Mutex, Once, RwLock};
use super::{panic, say, thread};

pub fn all_arrive_before_one_goes_on() {
    let barrier = Barrier::new(2);
    thread::scope(|scope| {
        for (arrived, gone) in [("a", "A"), ("b", "B")] {
            let barrier = &barrier;
            scope.spawn(move || {
                say(arrived);
                barrier.wait();
                say(gone);
            });
        }
    });
}

pub fn one_of_them_leads() {
    let barrier = Barrier::new(2);
    thread::scope(|scope| {
        let threads = [1, 2].map(|_| scope.spawn(|| barrier.wait().is_leader()));
        let leads = threads.map(|thread| thread.join().unwrap().to_string());
        say(leads.join(" "));
    });
}

pub fn a_barrier_for_one() {
    say(Barrier::new(1).wait().is_leader());
}

pub fn a_barrier_closes_again() {
    let (barrier, count) = (Barrier::new(2), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                count.fetch_add(1, SeqCst);
                barrier.wait();
                let seen = count.load(SeqCst);
                barrier.wait();
                count.fetch_add(seen, SeqCst);
            });
        }
    });
    say(count.load(SeqCst));
}

pub fn one_does_not_come() {
    let barrier = Barrier::new(3);
    thread::scope(|scope| {
        scope.spawn(|| barrier.wait());
        say("here");
        barrier.wait();
    });
}

/// They could not meet if one kept the other out.
pub fn readers_meet() {
    let (lock, barrier) = (RwLock::new(1), Barrier::new(2));
    thread::scope(|scope| {
        let read = || {
            let number = lock.read().unwrap();
            barrier.wait();
            *number
        };
        let other = scope.spawn(read);
        let sum = read() + other.join().unwrap();
        say(sum);
    });
}

pub fn the_first_does_it() {
    let once = Once::new();
    thread::scope(|scope| {
        for name in ["a", "b"] {
            let once = &once;
            scope.spawn(move || once.call_once(|| say(name)));
        }
    });
}

pub fn the_others_wait_until_it_is_done() {
    let (once, number) = (Once::new(), AtomicU32::new(0));
    thread::scope(|scope| {
        let initialised = || {
            once.call_once(|| number.store(1, SeqCst));
            number.load(SeqCst)
        };
        let other = scope.spawn(initialised);
        say(initialised());
        say(other.join().unwrap());
    });
}

pub fn whether_it_is_done() {
    let once = Once::new();
    thread::scope(|scope| {
        scope.spawn(|| once.call_once(|| {}));
        thread::yield_now();
        say(once.is_completed());
    });
    say(once.is_completed());
}

pub fn a_second_chance_after_a_panic() {
    let once = Once::new();
    let panics = panic::AssertUnwindSafe(|| {
        once.call_once(|| panic::resume_unwind(Box::new("the first time")));
    });
    say(panic::catch_unwind(panics).is_err());
    once.call_once_force(|state| say(state.is_poisoned()));
    say(once.is_completed());
}

pub fn waiting_while() {
    let number = Arc::new((Mutex::new(0), Condvar::new()));
    let mine = Arc::clone(&number);
    let thread = thread::spawn(move || {
        for _ in 0..2 {
            *mine.0.lock().unwrap() += 1;
            mine.1.notify_one();
        }
    });
    let guard = number.0.lock().unwrap();
    let reached = number.1.wait_while(guard, |number| *number < 2).unwrap();
    say(*reached);
    drop(reached);
    thread.join().unwrap();
}
