//@ A value written and read by volatile operations.
//@ model: sc weak
//@ fault: race 11 12
//@ why: std of `ptr::write_volatile`: "Volatile accesses behave exactly like non-atomic accesses in that regard", which is that of "concurrent access from multiple threads"

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let other = thread::spawn(|| unsafe { (&raw mut VALUE).write_volatile(5) });
    let value = unsafe { (&raw const VALUE).read_volatile() };
    other.join().unwrap();
    println!("{value}");
}
