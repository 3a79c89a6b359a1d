//@ The second send into a channel of bound 1 returns: the first receive, and what was before it, is seen.
//@ model: sc weak
//@ outcome: ok: 1
//@ why: there is no room for it before the receive; a slot is handed back with release and acquire (std's array flavour).
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let ready = AtomicU32::new(0);
    let (sender, receiver) = sync_channel(1);
    thread::scope(|scope| {
        let ready = &ready;
        scope.spawn(move || {
            ready.store(1, Relaxed);
            receiver.recv().unwrap();
            receiver.recv().unwrap();
        });
        sender.send(()).unwrap();
        sender.send(()).unwrap();
        println!("{}", ready.load(Relaxed));
    });
}
