use std::sync::{Arc, mpsc};
use std::thread;

struct Tent;

impl Drop for Tent {
    fn drop(&mut self) {
        let last = thread::current();
        println!("folded by {}", last.name().unwrap());
    }
}

fn main() {
    let tent = Arc::new(Tent);
    let theirs = Arc::clone(&tent);
    let (go, wait) = mpsc::channel();
    let scout = thread::Builder::new().name("scout".into());
    let scout = scout.spawn(move || {
        wait.recv().unwrap();
        drop(theirs);
        println!("scout leaves");
    });
    drop(tent);
    println!("main lets go");
    go.send(()).unwrap();
    scout.unwrap().join().unwrap();
}
