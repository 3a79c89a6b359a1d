//@ The closure of a Once panics; the next call panics, too, and call_once_force repairs it.
//@ outcome: ok: thread 'main' panicked: no Some("no") thread 'main' panicked: Once instance has previously been poisoned Some("Once instance has previously been poisoned") true true
//@ why: these are the words of a real run; documentation of Once::call_once_force.
use std::panic::catch_unwind;
use std::sync::Once;

static ONCE: Once = Once::new();

fn main() {
    for _ in 0..2 {
        let payload = catch_unwind(|| ONCE.call_once(|| panic!("no"))).unwrap_err();
        println!("{:?}", payload.downcast_ref::<&str>());
    }
    ONCE.call_once_force(|state| println!("{}", state.is_poisoned()));
    println!("{}", ONCE.is_completed());
}
