//@ A value written after the OnceLock was set that tells of it.
//@ model: sc weak
//@ fault: race 15 19
//@ why: only what comes before the set happens before a `get` that finds it

use std::sync::OnceLock;
use std::thread;

static DONE: OnceLock<()> = OnceLock::new();
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        DONE.set(()).unwrap();
        unsafe { VALUE = 5 };
    });
    match DONE.get() {
        Some(()) => {
            let value = unsafe { VALUE };
            println!("{value}");
        }
        None => println!("none"),
    }
    writer.join().unwrap();
}
