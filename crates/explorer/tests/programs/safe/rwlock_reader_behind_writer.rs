//@ A reader keeps its guard until another reader has been in, while a writer comes.
//@ outcome: ok: both have read
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: documentation of RwLock: the policy is the system's; std's own holds new readers back while a writer waits, so the
//@ why: second reader waits for the writer, which waits for the first reader, which waits for the second.
use std::sync::RwLock;
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let lock = RwLock::new(0);
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        let lock = &lock;
        scope.spawn(move || {
            let _guard = lock.read().unwrap();
            receiver.recv().unwrap();
        });
        scope.spawn(move || {
            let _guard = lock.read().unwrap();
            sender.send(()).unwrap();
        });
        scope.spawn(move || *lock.write().unwrap() += 1);
    });
    println!("both have read");
}
