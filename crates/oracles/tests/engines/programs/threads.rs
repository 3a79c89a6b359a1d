use super::sync::{Arc, Mutex};
use super::{panic, say, thread, thread_local};
use std::cell::Cell;

pub fn two_speak() {
    thread::scope(|scope| {
        scope.spawn(|| say("a"));
        scope.spawn(|| say("b"));
    });
}

pub fn turns_may_be_taken_between_words() {
    thread::scope(|scope| {
        scope.spawn(|| {
            say("a");
            say("b");
        });
        say("1");
        say("2");
    });
}

pub fn joining_waits() {
    let thread = thread::spawn(|| {
        say("first");
        3
    });
    let three = thread.join().unwrap();
    say(three);
}

pub fn a_scope_waits() {
    let mut words = Vec::new();
    thread::scope(|scope| {
        scope.spawn(|| words.push("in"));
    });
    words.push("after");
    say(words.join(" "));
}

pub fn the_end_of_main_ends_the_program() {
    thread::spawn(|| say("other"));
    say("main");
}

pub fn a_thread_spawns_another() {
    let inner = thread::spawn(|| {
        let inner = thread::spawn(|| say("inner"));
        say("outer");
        inner
    });
    let inner = inner.join().unwrap();
    say("joined");
    inner.join().unwrap();
}

pub fn unpark_lets_go() {
    let main = thread::current();
    thread::spawn(move || {
        say("before");
        main.unpark();
    });
    thread::park();
    say("after");
}

pub fn two_unparks_are_one() {
    let main = thread::current();
    let thread = thread::spawn(move || {
        main.unpark();
        main.unpark();
    });
    thread.join().unwrap();
    thread::park();
    say("once");
    thread::park();
    say("twice");
}

pub fn nobody_unparks() {
    let thread = thread::spawn(thread::park);
    say("on");
    thread.join().unwrap();
}

pub fn yielding_decides_nothing() {
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::yield_now();
            say("yielded");
        });
        say("main");
    });
}

pub fn whether_it_has_finished() {
    thread::scope(|scope| {
        let thread = scope.spawn(|| {});
        thread::yield_now();
        say(thread.is_finished());
    });
}

pub fn names_and_ids() {
    let thread = thread::Builder::new().name("it".to_owned()).spawn(|| {
        let current = thread::current();
        say(current.name().unwrap());
        current.id()
    });
    let thread = thread.unwrap();
    let id = thread.thread().id();
    say(thread.join().unwrap() == id);
    say(thread::current().id() == id);
}

thread_local! {
    static OWN: Cell<u32> = Cell::new(1);
}

pub fn each_thread_has_its_own() {
    let add = |more: u32| OWN.with(|own| own.replace(own.get() + more) + more);
    thread::scope(|scope| {
        let one = scope.spawn(move || [add(1), add(1)]);
        let two = scope.spawn(move || [add(10), add(10)]);
        let sums = [one.join().unwrap(), two.join().unwrap()].concat();
        say(format!("{sums:?} {}", add(0)));
    });
}

pub fn main_panics() {
    thread::scope(|scope| {
        scope.spawn(|| {});
        say("before");
    });
    panic::resume_unwind(Box::new("no hook, no message"));
}

/// The panic may come before the other thread's word, or after it.
pub fn main_panics_while_another_speaks() {
    let said = Arc::new(Mutex::new(false));
    let mine = Arc::clone(&said);
    thread::spawn(move || {
        *mine.lock().unwrap() = true;
    });
    if !*said.lock().unwrap() {
        panic::resume_unwind(Box::new("too early"));
    }
    say("in time");
}

/// For the real standard library, joining gives the error.
pub fn a_thread_panics() {
    let thread = thread::spawn(|| panic::resume_unwind(Box::new("in a thread")));
    say(thread.join().map_or("an error", |()| "nothing"));
}

pub fn parking_for_a_time() {
    thread::park_timeout(std::time::Duration::from_millis(1));
    say("on");
}
