//@ A thread catches its own panic, whose guard has poisoned the mutex.
//@ outcome: ok: thread '<unnamed>' panicked: no 1 true
//@ outcome: ok: thread '<unnamed>' panicked: no 1 false
//@ why: main looks before the panic or after it; the thread goes on and is joined.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread;

fn main() {
    let mutex = Mutex::new(1);
    let was_poisoned = thread::scope(|scope| {
        scope.spawn(|| {
            let caught = catch_unwind(AssertUnwindSafe(|| {
                let _guard = mutex.lock().unwrap();
                panic!("no");
            }));
            assert!(caught.is_err());
        });
        mutex.is_poisoned()
    });
    let number = mutex
        .into_inner()
        .unwrap_or_else(|error| error.into_inner());
    println!("{number} {was_poisoned}");
}
