//@ A scope ends under a lock that one of its threads waits for.
//@ outcome: deadlock: main has it
//@ fault: deadlock
//@ why: a scope waits for its threads; main's guard lives longer than the scope.
use std::sync::Mutex;
use std::thread;

fn main() {
    let mutex = Mutex::new(0);
    let guard = mutex.lock().unwrap();
    println!("main has it");
    thread::scope(|scope| {
        scope.spawn(|| *mutex.lock().unwrap() += 1);
    });
    println!("{}", *guard);
}
