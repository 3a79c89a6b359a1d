//@ One thread writes before it takes the lock, another after it has left it: in half of the schedules that is in order.
//@ model: sc weak
//@ fault: race 14 18
//@ why: if the second thread has the lock first, nothing orders the two writes

use std::sync::Mutex;
use std::thread;

static LOCK: Mutex<()> = Mutex::new(());
static mut VALUE: u32 = 0;

fn main() {
    let first = thread::spawn(|| {
        unsafe { VALUE = 1 };
        drop(LOCK.lock().unwrap());
    });
    drop(LOCK.lock().unwrap());
    unsafe { VALUE = 2 };
    first.join().unwrap();
}
