use super::sync::{Arc, RwLock};
use super::{say, thread};

pub fn a_reader_sees_all_or_nothing() {
    let pair = Arc::new(RwLock::new((0, 0)));
    let mine = Arc::clone(&pair);
    let thread = thread::spawn(move || {
        let mut pair = mine.write().unwrap();
        pair.0 += 1;
        pair.1 += 1;
    });
    let (left, right) = *pair.read().unwrap();
    thread.join().unwrap();
    say(format!("{left} {right}"));
}

pub fn writers_take_turns() {
    let count = Arc::new(RwLock::new(0));
    let mine = Arc::clone(&count);
    let thread = thread::spawn(move || *mine.write().unwrap() += 1);
    *count.write().unwrap() += 1;
    thread.join().unwrap();
    say(*count.read().unwrap());
}

pub fn reading_and_writing_are_two_sections() {
    let count = Arc::new(RwLock::new(0));
    let add = |count: &RwLock<u32>| {
        let seen = *count.read().unwrap();
        *count.write().unwrap() = seen + 1;
    };
    let mine = Arc::clone(&count);
    let thread = thread::spawn(move || add(&mine));
    add(&count);
    thread.join().unwrap();
    say(*count.read().unwrap());
}

pub fn trying_to_read() {
    let number = Arc::new(RwLock::new(0));
    let mine = Arc::clone(&number);
    let thread = thread::spawn(move || *mine.write().unwrap() += 1);
    let seen = number
        .try_read()
        .map_or("held".to_owned(), |number| number.to_string());
    thread.join().unwrap();
    say(seen);
}

pub fn trying_to_read_beside_a_reader() {
    let number = Arc::new(RwLock::new(1));
    let mine = Arc::clone(&number);
    let thread = thread::spawn(move || *mine.read().unwrap());
    let seen = number
        .try_read()
        .map_or("held".to_owned(), |number| number.to_string());
    thread.join().unwrap();
    say(seen);
}

pub fn trying_to_write() {
    let number = Arc::new(RwLock::new(1));
    let mine = Arc::clone(&number);
    let thread = thread::spawn(move || *mine.read().unwrap());
    let seen = number
        .try_write()
        .map_or("held".to_owned(), |number| number.to_string());
    thread.join().unwrap();
    say(seen);
}

pub fn the_only_owner_needs_no_lock() {
    let mut lock = RwLock::new(1);
    *lock.get_mut().unwrap() += 1;
    say(lock.into_inner().unwrap());
}

pub fn each_reads_what_the_other_wants_to_write() {
    let locks = Arc::new((RwLock::new(1), RwLock::new(1)));
    let mine = Arc::clone(&locks);
    let thread = thread::spawn(move || {
        let read = mine.1.read().unwrap();
        *mine.0.write().unwrap() += *read;
    });
    {
        let read = locks.0.read().unwrap();
        *locks.1.write().unwrap() += *read;
    }
    thread.join().unwrap();
    say(*locks.0.read().unwrap());
    say(*locks.1.read().unwrap());
}
