//@ A LazyLock whose closure asks for itself.
//@ outcome: deadlock: making
//@ fault: deadlock
//@ why: documentation of OnceLock::get_or_init: it is an error to initialise reentrantly, "the exact outcome is unspecified;
//@ why: current implementation deadlocks". A real run hangs.
use std::sync::OnceLock;

fn main() {
    let cell = OnceLock::new();
    cell.get_or_init(|| {
        println!("making");
        *cell.get_or_init(|| 1) + 1
    });
}
