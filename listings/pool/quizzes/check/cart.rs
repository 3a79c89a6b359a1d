use std::{sync::mpsc, thread};

type Job = Box<dyn FnOnce() + Send>;

fn main() {
    let horse = String::from("Bella");
    let (cart, queue) = mpsc::channel::<Job>();
    let smith = thread::spawn(move || {
        for job in queue {
            job();
        }
    });
    cart.send(Box::new(|| println!("shoe {horse}"))).unwrap();
    drop(cart);
    smith.join().unwrap();
}
