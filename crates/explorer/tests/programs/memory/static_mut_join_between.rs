//@ Two threads write to one `static mut`, the second spawned once the first is joined.
//@ model: sc weak
//@ outcome: ok: 6
//@ why: the first ends before the join returns, and the second starts after that

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let add = |n| move || unsafe { VALUE += n };
    thread::spawn(add(5)).join().unwrap();
    thread::spawn(add(1)).join().unwrap();
    let value = unsafe { VALUE };
    println!("{value}");
}
