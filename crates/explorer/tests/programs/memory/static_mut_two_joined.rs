//@ Two threads write to one `static mut`, and both are joined.
//@ model: sc weak
//@ fault: race 11 11
//@ why: joining both orders neither before the other

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let write = || unsafe { VALUE = 5 };
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    let value = unsafe { VALUE };
    println!("{value}");
}
