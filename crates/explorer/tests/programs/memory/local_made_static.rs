//@ A reference to a local is given a longer life by `transmute`, to a thread that is joined in time.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: the local lives until after the join

use std::mem::transmute;
use std::thread;

fn main() {
    let local = 5;
    let borrowed = unsafe { transmute::<&u32, &'static u32>(&local) };
    println!("{}", thread::spawn(move || *borrowed).join().unwrap());
}
