//@ A function pointer behind a lock, set by two threads.
//@ outcome: ok: one
//@ outcome: ok: two
//@ why: the one that was set last is called.
use std::sync::Mutex;
use std::thread;

fn one() -> &'static str {
    "one"
}

fn two() -> &'static str {
    "two"
}

fn main() {
    let function: Mutex<fn() -> &'static str> = Mutex::new(one);
    thread::scope(|scope| {
        scope.spawn(|| *function.lock().unwrap() = one);
        scope.spawn(|| *function.lock().unwrap() = two);
    });
    let function = *function.lock().unwrap();
    println!("{}", function());
}
