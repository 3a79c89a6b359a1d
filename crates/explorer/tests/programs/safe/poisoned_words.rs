//@ What errors of poisoned locks say, and that a reader does not poison.
//@ outcome: ok: thread '<unnamed>' panicked: mutex thread '<unnamed>' panicked: reader thread '<unnamed>' panicked: writer poisoned lock: another task failed inside true false PoisonError { .. } 5
//@ why: these are the words of a real run; documentation of RwLock: it is poisoned only by a writer's panic.
use std::sync::{Mutex, RwLock};
use std::thread;

fn main() {
    let (mutex, read, written) = (Mutex::new(5), RwLock::new(5), RwLock::new(5));
    thread::scope(|scope| {
        let panics = |which: &'static str| {
            let (mutex, read, written) = (&mutex, &read, &written);
            let thread = scope.spawn(move || match which {
                "mutex" => drop((mutex.lock().unwrap(), panic!("{which}"))),
                "reader" => drop((read.read().unwrap(), panic!("{which}"))),
                _ => drop((written.write().unwrap(), panic!("{which}"))),
            });
            thread.join().unwrap_err();
        };
        ["mutex", "reader", "writer"].map(panics);
    });
    println!("{}", mutex.lock().unwrap_err());
    println!("{} {}", written.is_poisoned(), read.is_poisoned());
    println!("{:?}", written.read().unwrap_err());
    mutex.clear_poison();
    println!("{}", mutex.lock().unwrap());
}
