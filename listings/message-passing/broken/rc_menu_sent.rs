use std::rc::Rc;
use std::sync::mpsc;
use std::thread;

fn main() {
    let menu = Rc::new(vec!["soup", "bread", "tea"]);
    let (tx, rx) = mpsc::channel();
    tx.send(Rc::clone(&menu)).unwrap();

    let printer = thread::spawn(move || {
        let menu = rx.recv().unwrap();
        println!("printing {} dishes", menu.len());
    });

    printer.join().unwrap();
    println!("the waiter still knows {} dishes", menu.len());
}
