//@ The closure of a LazyLock panics; it is asked a second time.
//@ outcome: ok: thread 'main' panicked: no Some("no") thread 'main' panicked: LazyLock instance has previously been poisoned Some("LazyLock instance has previously been poisoned")
//@ why: these are the words of a real run.
use std::panic::catch_unwind;
use std::sync::LazyLock;

static NUMBER: LazyLock<u32> = LazyLock::new(|| panic!("no"));

fn main() {
    for _ in 0..2 {
        let payload = catch_unwind(|| *NUMBER).unwrap_err();
        println!("{:?}", payload.downcast_ref::<&str>());
    }
}
