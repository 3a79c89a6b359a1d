//@ Two threads read and write a value without size through one pointer.
//@ model: sc weak
//@ outcome: ok: done
//@ why: an access of no bytes is no access

use std::thread;

static mut NOTHING: () = ();

fn main() {
    let other = thread::spawn(|| unsafe { (&raw mut NOTHING).write(()) });
    unsafe { (&raw const NOTHING).read() };
    other.join().unwrap();
    println!("done");
}
