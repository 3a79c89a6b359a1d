//@ A value written before a OnceLock is set, and read by who finds it set.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: `get` that finds a value sees all that came before it was set

use std::sync::OnceLock;
use std::thread;

static DONE: OnceLock<()> = OnceLock::new();
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        DONE.set(()).unwrap();
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
