//@ A struct without Debug behind a lock: add and double do not commute.
//@ outcome: ok: 4
//@ outcome: ok: 3
//@ why: (1 + 1) * 2 or 1 * 2 + 1.
use std::sync::Mutex;
use std::thread;

struct Secret {
    number: u32,
}

fn main() {
    let secret = Mutex::new(Secret { number: 1 });
    thread::scope(|scope| {
        scope.spawn(|| secret.lock().unwrap().number += 1);
        scope.spawn(|| secret.lock().unwrap().number *= 2);
    });
    println!("{}", secret.lock().unwrap().number);
}
