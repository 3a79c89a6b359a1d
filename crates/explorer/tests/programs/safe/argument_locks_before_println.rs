//@ The argument of a println! locks, but before stdout is locked; its guard lives until the line is printed.
//@ outcome: ok: 1 two
//@ outcome: ok: two 2
//@ why: arguments are evaluated before the macro's function is called, so that both take the mutex first, then stdout.
use std::sync::Mutex;
use std::thread;

fn main() {
    let mutex = Mutex::new(1);
    thread::scope(|scope| {
        scope.spawn(|| println!("{}", mutex.lock().unwrap()));
        scope.spawn(|| {
            let mut number = mutex.lock().unwrap();
            *number = 2;
            println!("two");
        });
    });
}
