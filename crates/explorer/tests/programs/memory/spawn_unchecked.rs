//@ A thread borrows locals through `spawn_unchecked`, and is joined in time.
//@ model: sc weak
//@ outcome: ok: 6
//@ why: std of `Builder::spawn_unchecked`: the caller sees to it that the thread is joined before what it borrows ends

use std::thread::Builder;

fn main() {
    let mut local = 5;
    let pointer = &mut local;
    let worker = unsafe { Builder::new().spawn_unchecked(move || *pointer += 1) };
    worker.unwrap().join().unwrap();
    println!("{local}");
}
