//@ A scoped thread panics with the lock held; the others see the poison or come first.
//@ outcome: ok: thread '<unnamed>' panicked: explicit panic 1 true
//@ outcome: ok: thread '<unnamed>' panicked: explicit panic 2 true
//@ why: the counter is one where the panic came first and the other did not count, and two where it counted before
use std::sync::Mutex;
use std::thread;

fn main() {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        let panics = scope.spawn(|| {
            let mut count = count.lock().unwrap();
            *count += 1;
            panic!();
        });
        if let Ok(mut count) = count.lock() {
            *count += 1;
        }
        assert!(panics.join().is_err());
    });
    let poisoned = count.is_poisoned();
    println!("{} {poisoned}", count.into_inner().unwrap_or_else(|error| error.into_inner()));
}
