//@ One waits for a flag that the other sets after a message, which the first sends after the flag.
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: neither can go first.
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (flag, set) = (Mutex::new(false), Condvar::new());
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        let (flag, set) = (&flag, &set);
        scope.spawn(move || {
            let guard = flag.lock().unwrap();
            drop(set.wait_while(guard, |is_set| !*is_set).unwrap());
            sender.send(()).unwrap();
        });
        scope.spawn(move || {
            receiver.recv().unwrap();
            *flag.lock().unwrap() = true;
            set.notify_one();
        });
    });
}
