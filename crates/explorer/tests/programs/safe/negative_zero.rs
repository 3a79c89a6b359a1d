//@ Zero and negative zero are equal, and are not the same.
//@ outcome: ok: inf
//@ outcome: ok: -inf
//@ why: IEEE 754: 1 / 0 and 1 / -0; the one that was stored last.
use std::sync::Mutex;
use std::thread;

fn main() {
    let zero = Mutex::new(0.0_f64);
    thread::scope(|scope| {
        scope.spawn(|| *zero.lock().unwrap() = 0.0);
        scope.spawn(|| *zero.lock().unwrap() = -0.0);
    });
    println!("{}", 1.0 / *zero.lock().unwrap());
}
