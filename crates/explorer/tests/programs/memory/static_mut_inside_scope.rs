//@ A `static mut` written by a scoped thread, and read inside of the scope.
//@ model: sc weak
//@ fault: race 12 13
//@ why: only the end of the scope waits for the thread

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let value = thread::scope(|s| {
        s.spawn(|| unsafe { VALUE = 5 });
        unsafe { VALUE }
    });
    println!("{value}");
}
