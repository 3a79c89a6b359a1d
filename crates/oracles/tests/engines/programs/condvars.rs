use super::sync::{Arc, Condvar, Mutex};
use super::{say, thread};

type Flag = Arc<(Mutex<bool>, Condvar)>;

fn wait(flag: &Flag) {
    let mut set = flag.0.lock().unwrap();
    while !*set {
        set = flag.1.wait(set).unwrap();
    }
}

pub fn a_flag_is_waited_for() {
    let flag = Flag::default();
    let mine = Arc::clone(&flag);
    let thread = thread::spawn(move || {
        *mine.0.lock().unwrap() = true;
        mine.1.notify_one();
    });
    wait(&flag);
    thread.join().unwrap();
    say("set");
}

pub fn notified_with_the_lock_held() {
    let flag = Flag::default();
    let mine = Arc::clone(&flag);
    let thread = thread::spawn(move || {
        let mut set = mine.0.lock().unwrap();
        mine.1.notify_one();
        *set = true;
    });
    wait(&flag);
    thread.join().unwrap();
    say("set");
}

pub fn all_are_woken() {
    let flag = Flag::default();
    let threads = [1, 2].map(|_| {
        let flag = Arc::clone(&flag);
        thread::spawn(move || wait(&flag))
    });
    *flag.0.lock().unwrap() = true;
    flag.1.notify_all();
    for thread in threads {
        thread.join().unwrap();
    }
    say("all");
}

pub fn a_wake_up_is_not_kept() {
    let condvar = Arc::new((Mutex::new(()), Condvar::new()));
    let mine = Arc::clone(&condvar);
    thread::spawn(move || mine.1.notify_one());
    let guard = condvar.0.lock().unwrap();
    drop(condvar.1.wait(guard).unwrap());
    say("woken");
}

/// Nothing tells these two what they were woken for.
fn two_wait(wake: fn(&Condvar)) {
    let condvar = Arc::new((Mutex::new(()), Condvar::new()));
    let threads = ["a", "b"].map(|name| {
        let condvar = Arc::clone(&condvar);
        thread::spawn(move || {
            let guard = condvar.0.lock().unwrap();
            drop(condvar.1.wait(guard).unwrap());
            say(name);
        })
    });
    wake(&condvar.1);
    for thread in threads {
        thread.join().unwrap();
    }
}

pub fn at_most_one_is_woken() {
    two_wait(Condvar::notify_one);
}

pub fn whoever_waits_is_woken() {
    two_wait(Condvar::notify_all);
}

pub fn waiting_for_a_time() {
    let condvar = (Mutex::new(()), Condvar::new());
    let guard = condvar.0.lock().unwrap();
    let limit = std::time::Duration::from_millis(1);
    let (_guard, result) = condvar.1.wait_timeout(guard, limit).unwrap();
    say(result.timed_out());
}
