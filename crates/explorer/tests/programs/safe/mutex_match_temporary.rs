//@ The guard in the head of a match lives to its end, where the lock is taken again.
//@ outcome: ok: empty
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: temporaries of a match's scrutinee live until it ends (the reference, Temporary scopes). Main pops before the push of
//@ why: the thread, or after it.
use std::sync::Mutex;
use std::thread;

fn main() {
    let jobs = Mutex::new(Vec::new());
    thread::scope(|scope| {
        scope.spawn(|| jobs.lock().unwrap().push(1));
        match jobs.lock().unwrap().pop() {
            Some(job) => jobs.lock().unwrap().push(job + 1),
            None => println!("empty"),
        }
    });
}
