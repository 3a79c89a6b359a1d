//@ The closure of a OnceLock panics in one thread; the other initialises.
//@ outcome: ok: thread 'first' panicked: no 2
//@ outcome: ok: 2
//@ why: a panic leaves it uninitialised (documentation of get_or_init), and the other's closure makes 2. If that came
//@ why: first, the first's closure is not called.
use std::sync::OnceLock;
use std::thread;

fn main() {
    let cell = OnceLock::new();
    thread::scope(|scope| {
        let first = thread::Builder::new().name("first".to_owned());
        let first = first.spawn_scoped(scope, || *cell.get_or_init(|| panic!("no")));
        scope.spawn(|| *cell.get_or_init(|| 2));
        let _ = first.unwrap().join();
    });
    println!("{}", cell.get().unwrap());
}
