//@ Two threads swap two senders behind locks: twice is not at all; one of them swaps only if it sees a flag.
//@ outcome: ok: Ok(7) Err(Empty)
//@ outcome: ok: Err(Empty) Ok(7)
//@ why: one swap is always made; the second, if the flag is seen, undoes it.
use std::mem::swap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let ((to_a, from_a), (to_b, from_b)) = (channel(), channel());
    let (senders, flag) = (Mutex::new([to_a, to_b]), AtomicBool::new(false));
    let swaps = || {
        let [a, b] = &mut *senders.lock().unwrap();
        swap(a, b);
    };
    thread::scope(|scope| {
        scope.spawn(swaps);
        scope.spawn(|| {
            if flag.load(SeqCst) {
                swaps();
            }
        });
        scope.spawn(|| flag.store(true, SeqCst));
    });
    senders.lock().unwrap()[0].send(7).unwrap();
    println!("{:?} {:?}", from_a.try_recv(), from_b.try_recv());
}
