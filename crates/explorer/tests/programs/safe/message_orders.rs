//@ A message brings along what was done before it was sent, a failed look brings nothing.
//@ model: sc weak
//@ outcome: ok: Ok(()) 1
//@ outcome: ok: Err(Empty) 0
//@ outcome: ok: Err(Empty) 1
//@ why: a send happens before its receive. An empty channel says nothing of the store.
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let ready = AtomicU32::new(0);
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        let (ready, sender) = (&ready, &sender);
        scope.spawn(move || {
            ready.store(1, Relaxed);
            sender.send(()).unwrap();
        });
        println!("{:?} {}", receiver.try_recv(), ready.load(Relaxed));
    });
}
