use std::rc::Rc;
use std::thread;

fn main() {
    let word = Rc::new("hello");
    thread::spawn(move || println!("{word}"));
}
