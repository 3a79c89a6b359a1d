//@ A `static mut` written once by `call_once`, as std's documentation has it.
//@ model: sc weak
//@ outcome: ok: 5 5
//@ why: std of `Once::call_once`: "there is a happens-before relation between the closure and code executing after the return"

use std::sync::Once;
use std::thread;

static INIT: Once = Once::new();
static mut VALUE: u32 = 0;

fn get() -> u32 {
    INIT.call_once(|| unsafe { VALUE = 5 });
    unsafe { VALUE }
}

fn main() {
    let other = thread::spawn(get);
    println!("{} {}", get(), other.join().unwrap());
}
