//@ A `static mut` that is written under read guards.
//@ model: sc weak
//@ fault: race 14 14
//@ why: RwLock lets two readers in together

use std::sync::RwLock;
use std::thread;

static LOCK: RwLock<()> = RwLock::new(());
static mut COUNT: u32 = 0;

fn add() {
    let _guard = LOCK.read().unwrap();
    unsafe { COUNT += 1 };
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { COUNT });
}
