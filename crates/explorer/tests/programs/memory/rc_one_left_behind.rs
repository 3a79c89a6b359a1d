//@ An Rc that moves to a thread, while another owner stays behind.
//@ model: sc weak
//@ fault: race 14 21
//@ why: both threads change the count

use std::rc::Rc;
use std::thread;

struct Moved(Rc<u32>);

unsafe impl Send for Moved {}

fn work(moved: Moved) {
    drop(moved);
}

fn main() {
    let moved = Moved(Rc::new(5));
    let mine = moved.0.clone();
    let worker = thread::spawn(move || work(moved));
    drop(mine.clone());
    worker.join().unwrap();
}
