//@ Double-checked locking whose first look is at a plain flag.
//@ model: sc
//@ fault: race 12 15
//@ why: the look without the lock meets the write under it
use std::sync::Mutex;
use std::thread;

static LOCK: Mutex<()> = Mutex::new(());
static mut READY: bool = false;

fn get() {
    if !unsafe { READY } {
        let _guard = LOCK.lock().unwrap();
        if !unsafe { READY } {
            unsafe { READY = true };
        }
    }
}

fn main() {
    let other = thread::spawn(get);
    get();
    other.join().unwrap();
}
