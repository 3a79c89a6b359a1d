//@ A thread holds a lock while it waits for an answer from one that needs the lock.
//@ outcome: ok: 1
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: if main has the lock first, the worker cannot get it to answer
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;

static LOCK: Mutex<u32> = Mutex::new(1);

fn main() {
    let (answer, answers) = channel();
    let worker = thread::spawn(move || {
        let value = *LOCK.lock().unwrap();
        answer.send(value).unwrap();
    });
    let guard = LOCK.lock().unwrap();
    println!("{}", answers.recv().unwrap());
    drop(guard);
    worker.join().unwrap();
}
