//@ A thread of a scope spawns another into the same scope.
//@ outcome: ok: first second
//@ outcome: ok: second first
//@ why: documentation of Scope::spawn; the scope waits for both, which print in either order.
use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(move || {
            scope.spawn(|| println!("second"));
            println!("first");
        });
    });
}
