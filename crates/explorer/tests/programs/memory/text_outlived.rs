//@ A borrowed text is given a longer life by `transmute`, and its String is dropped by another thread.
//@ model: sc weak
//@ fault: use after free
//@ why: the reference does not keep the String

use std::mem::transmute;
use std::thread;

fn main() {
    let text = String::from("some text");
    let borrowed = unsafe { transmute::<&str, &'static str>(text.as_str()) };
    thread::spawn(move || drop(text)).join().unwrap();
    let first = borrowed.as_bytes()[0];
    println!("{first}");
}
