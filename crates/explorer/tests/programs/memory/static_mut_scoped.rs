//@ A `static mut` written by a scoped thread, and read after the scope.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: std of `scope`: threads that were not joined are joined before it returns

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    thread::scope(|s| {
        s.spawn(|| unsafe { VALUE = 5 });
    });
    let value = unsafe { VALUE };
    println!("{value}");
}
