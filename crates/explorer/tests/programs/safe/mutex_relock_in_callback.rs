//@ Listeners are called under the lock, and one of them asks for it if it has seen a flag.
//@ outcome: ok: 1
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: the flag is set before the listener looks, or not. Of the second lock see std's documentation of Mutex::lock.
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

struct Button {
    clicks: Mutex<u32>,
}

impl Button {
    fn click(&self, listener: impl Fn(&Button)) {
        let mut clicks = self.clicks.lock().unwrap();
        *clicks += 1;
        listener(self);
    }
}

fn main() {
    let button = Button {
        clicks: Mutex::new(0),
    };
    let verbose = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| verbose.store(true, SeqCst));
        button.click(|button| {
            if verbose.load(SeqCst) {
                println!("click {}", button.clicks.lock().unwrap());
            }
        });
    });
    println!("{}", button.clicks.into_inner().unwrap());
}
