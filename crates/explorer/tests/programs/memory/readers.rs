//@ Two threads read what nobody writes any more.
//@ model: sc weak
//@ outcome: ok: 6 6
//@ why: reads do not conflict

use std::thread;

static mut VALUES: [u32; 3] = [0; 3];

fn sum() -> u32 {
    unsafe { (*&raw const VALUES).iter().sum() }
}

fn main() {
    unsafe { VALUES = [1, 2, 3] };
    let other = thread::spawn(sum);
    println!("{} {}", sum(), other.join().unwrap());
}
