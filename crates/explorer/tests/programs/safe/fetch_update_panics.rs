//@ The closure of fetch_update panics: the atomic stays as it is, and works on.
//@ outcome: ok: thread '<unnamed>' panicked: no 1
//@ why: the closure runs before the exchange. The other thread's addition is done by the end of the scope.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let number = AtomicU32::new(0);
    thread::scope(|scope| {
        scope.spawn(|| number.fetch_add(1, SeqCst));
        scope.spawn(|| {
            let update = || number.fetch_update(SeqCst, SeqCst, |_| panic!("no"));
            catch_unwind(AssertUnwindSafe(update)).unwrap_err();
        });
    });
    println!("{}", number.into_inner());
}
