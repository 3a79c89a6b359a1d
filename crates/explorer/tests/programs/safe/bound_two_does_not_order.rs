//@ The second send into a channel of bound 2 waits for nothing, the third for a receive.
//@ model: sc weak
//@ outcome: ok: 0 1
//@ outcome: ok: 1 1
//@ why: two fit in; the third needs the room that the first receive has made.
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let ready = AtomicU32::new(0);
    let (sender, receiver) = sync_channel(2);
    thread::scope(|scope| {
        let ready = &ready;
        scope.spawn(move || {
            ready.store(1, Relaxed);
            for _ in 0..3 {
                receiver.recv().unwrap();
            }
        });
        sender.send(()).unwrap();
        sender.send(()).unwrap();
        let before = ready.load(Relaxed);
        sender.send(()).unwrap();
        println!("{before} {}", ready.load(Relaxed));
    });
}
