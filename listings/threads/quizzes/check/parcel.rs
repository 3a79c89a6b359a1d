use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

static HERE: AtomicBool = AtomicBool::new(false);

fn main() {
    let reader = thread::spawn(|| {
        thread::park();
        println!("{}", HERE.load(SeqCst));
    });
    HERE.store(true, SeqCst);
    reader.thread().unpark();
    reader.join().unwrap();
}
