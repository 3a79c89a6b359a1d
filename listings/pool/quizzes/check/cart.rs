use std::{sync::mpsc, thread};

type Job = Box<dyn FnOnce()>;

fn main() {
    let (cart, queue) = mpsc::channel::<Job>();
    let smith = thread::spawn(move || {
        for job in queue {
            job();
        }
    });
    cart.send(Box::new(|| println!("shoe the horse"))).unwrap();
    drop(cart);
    smith.join().unwrap();
}
