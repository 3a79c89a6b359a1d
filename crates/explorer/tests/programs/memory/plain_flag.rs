//@ A thread spins on a plain flag.
//@ model: sc
//@ fault: race 12 14
//@ why: the write of the flag and the looks at it are unordered; a compiler may look only once

use std::hint::spin_loop;
use std::thread;

static mut READY: bool = false;

fn main() {
    let other = thread::spawn(|| unsafe { READY = true });
    loop {
        let ready = unsafe { READY };
        if ready {
            break;
        }
        spin_loop();
    }
    other.join().unwrap();
}
