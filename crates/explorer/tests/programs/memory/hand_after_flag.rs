//@ A value written between the flag and the notification ("it is still asleep").
//@ model: sc
//@ fault: race 17 20
//@ why: the reader may look at the flag before it sleeps at all

use std::sync::{Condvar, Mutex};
use std::thread;

static READY: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();
static mut VALUE: u32 = 0;

fn main() {
    let reader = thread::spawn(|| {
        let ready = READY.lock().unwrap();
        drop(CHANGED.wait_while(ready, |ready| !*ready).unwrap());
        unsafe { VALUE }
    });
    *READY.lock().unwrap() = true;
    unsafe { VALUE = 5 };
    CHANGED.notify_one();
    println!("{}", reader.join().unwrap());
}
