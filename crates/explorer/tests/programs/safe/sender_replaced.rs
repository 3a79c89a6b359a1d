//@ A sender behind a lock is replaced by that of another channel before the message is sent, or after.
//@ outcome: ok: Ok(7) Err(Disconnected)
//@ outcome: ok: Err(Disconnected) Ok(7)
//@ why: the old sender is dropped, and with it its channel closed.
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (old, from_old) = channel();
    let (new, from_new) = channel();
    let sender = Mutex::new(old);
    thread::scope(|scope| {
        scope.spawn(|| *sender.lock().unwrap() = new);
        sender.lock().unwrap().send(7).unwrap();
    });
    drop(sender);
    println!("{:?} {:?}", from_old.try_recv(), from_new.try_recv());
}
