//@ Two threads that each wait as long as the other wants, by flags: both may wait, for ever, without being blocked.
//@ outcome: ok: through
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: if both flags are set before either looks, each loop goes on for ever with nothing that changes: that is standing
//@ why: still.
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::{hint, thread};

fn main() {
    let wants = [AtomicBool::new(false), AtomicBool::new(false)];
    thread::scope(|scope| {
        for me in [0, 1] {
            let wants = &wants;
            scope.spawn(move || {
                wants[me].store(true, SeqCst);
                while wants[1 - me].load(SeqCst) {
                    hint::spin_loop();
                }
                wants[me].store(false, SeqCst);
            });
        }
    });
    println!("through");
}
