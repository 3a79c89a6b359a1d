//@ Who holds a read guard asks for another by try_read, while a writer comes.
//@ outcome: ok: true
//@ outcome: ok: false
//@ why: try_read fails if access "could not be granted at this time"; std's own lock grants none while a writer waits (a real
//@ why: run prints false), and grants it otherwise.
use std::sync::RwLock;
use std::thread;

fn main() {
    let lock = RwLock::new(0);
    let again = thread::scope(|scope| {
        scope.spawn(|| *lock.write().unwrap() += 1);
        let _guard = lock.read().unwrap();
        lock.try_read().is_ok()
    });
    println!("{again}");
}
