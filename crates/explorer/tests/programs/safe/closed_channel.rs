//@ A recv fails as the last sender is gone; what its thread did before is looked at.
//@ model: sc weak
//@ outcome: ok: RecvError 1
//@ may weak: ok: RecvError 0
//@ why: nothing in std's documentation says that a drop of a sender happens before the error; its list flavour reads the mark
//@ why: Relaxed behind a fence, so 0 is not excluded. No machine of ours shows it.
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let ready = AtomicU32::new(0);
    let (sender, receiver) = channel::<()>();
    thread::scope(|scope| {
        let ready = &ready;
        scope.spawn(move || {
            ready.store(1, Relaxed);
            drop(sender);
        });
        let error = receiver.recv().unwrap_err();
        println!("{error:?} {}", ready.load(Relaxed));
    });
}
