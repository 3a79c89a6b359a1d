//@ A scope in a match whose head holds a guard that its thread needs.
//@ outcome: ok: none
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: the guard lives until the match ends (the reference, Temporary scopes); main pops before the push, or after it.
use std::sync::Mutex;
use std::thread;

fn main() {
    let jobs = Mutex::new(Vec::new());
    thread::scope(|outer| {
        outer.spawn(|| jobs.lock().unwrap().push(1));
        match jobs.lock().unwrap().pop() {
            Some(job) => thread::scope(|inner| {
                inner.spawn(|| jobs.lock().unwrap().push(job));
            }),
            None => println!("none"),
        }
    });
}
