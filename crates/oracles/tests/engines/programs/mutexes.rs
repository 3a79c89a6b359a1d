use super::sync::{Arc, Mutex};
use super::{panic, say, thread};

pub fn nothing_is_lost() {
    let count = Arc::new(Mutex::new(0));
    let mine = Arc::clone(&count);
    let thread = thread::spawn(move || *mine.lock().unwrap() += 1);
    *count.lock().unwrap() += 1;
    thread.join().unwrap();
    say(*count.lock().unwrap());
}

pub fn the_lock_goes_to_one_after_the_other() {
    let count = Arc::new(Mutex::new(0));
    let next = |count: &Mutex<u32>| {
        let mut count = count.lock().unwrap();
        *count += 1;
        *count
    };
    let threads = [(), ()].map(|()| {
        let count = Arc::clone(&count);
        thread::spawn(move || next(&count))
    });
    let here = next(&count);
    let [one, two] = threads.map(|thread| thread.join().unwrap());
    say(format!("{one} {two} {here}"));
}

pub fn two_sections_are_not_one() {
    let count = Arc::new(Mutex::new(0));
    let add = |count: &Mutex<u32>| {
        let seen = *count.lock().unwrap();
        *count.lock().unwrap() = seen + 1;
    };
    let mine = Arc::clone(&count);
    let thread = thread::spawn(move || add(&mine));
    add(&count);
    thread.join().unwrap();
    say(*count.lock().unwrap());
}

pub fn half_done_is_not_seen() {
    let pair = Arc::new(Mutex::new((0, 0)));
    let mine = Arc::clone(&pair);
    let thread = thread::spawn(move || {
        let mut pair = mine.lock().unwrap();
        pair.0 += 1;
        pair.1 += 1;
    });
    let (left, right) = *pair.lock().unwrap();
    thread.join().unwrap();
    say(format!("{left} {right}"));
}

pub fn trying_while_another_holds_it() {
    let number = Arc::new(Mutex::new(0));
    let mine = Arc::clone(&number);
    let thread = thread::spawn(move || *mine.lock().unwrap() += 1);
    let seen = number
        .try_lock()
        .map_or("held".to_owned(), |number| number.to_string());
    thread.join().unwrap();
    say(seen);
}

pub fn both_try() {
    let lock = Arc::new(Mutex::new(()));
    let other = Arc::new(Mutex::new(()));
    let (mine, mine_too) = (Arc::clone(&lock), Arc::clone(&other));
    let thread = thread::spawn(move || {
        let _one = mine.lock().unwrap();
        mine_too.try_lock().is_ok()
    });
    let here = {
        let _two = other.lock().unwrap();
        lock.try_lock().is_ok()
    };
    say(format!("{here} {}", thread.join().unwrap()));
}

pub fn locks_in_the_same_order() {
    let locks = Arc::new((Mutex::new(1), Mutex::new(2)));
    let sum = |locks: &(Mutex<u32>, Mutex<u32>)| {
        let mut first = locks.0.lock().unwrap();
        let second = locks.1.lock().unwrap();
        *first += *second;
        *first
    };
    let mine = Arc::clone(&locks);
    let thread = thread::spawn(move || sum(&mine));
    let here = sum(&locks);
    say(format!("{here} {}", thread.join().unwrap()));
}

pub fn locks_in_opposite_order() {
    let locks = Arc::new((Mutex::new(1), Mutex::new(2)));
    let mine = Arc::clone(&locks);
    let thread = thread::spawn(move || {
        let second = mine.1.lock().unwrap();
        *second - *mine.0.lock().unwrap()
    });
    let sum = {
        let first = locks.0.lock().unwrap();
        *first + *locks.1.lock().unwrap()
    };
    say(format!("{sum} {}", thread.join().unwrap()));
}

pub fn locked_twice() {
    let lock = Mutex::new(());
    let _held = lock.lock().unwrap();
    say("once");
    let _again = lock.lock().unwrap();
}

pub fn the_only_owner_needs_no_lock() {
    let mut lock = Mutex::new(1);
    *lock.get_mut().unwrap() += 1;
    say(lock.into_inner().unwrap());
}

pub fn a_panic_poisons() {
    let lock = Arc::new(Mutex::new(0));
    let mine = Arc::clone(&lock);
    let thread = thread::spawn(move || {
        let panics = panic::AssertUnwindSafe(|| {
            let _guard = mine.lock().unwrap();
            panic::resume_unwind(Box::new("with the lock held"));
        });
        panic::catch_unwind(panics).is_err()
    });
    say(match lock.lock() {
        Ok(_) => "clean",
        Err(_) => "poisoned",
    });
    say(thread.join().unwrap());
}
