//@ Arcs of a trait object, a slice and a text are used by two threads.
//@ outcome: ok: dropped 3 4 2
//@ why: main drops its trait object and then joins the worker, which drops the other: one of them is the last, before main prints

use std::sync::Arc;
use std::thread;

trait Shape: Send + Sync {
    fn sides(&self) -> usize;
}

struct Triangle;

impl Shape for Triangle {
    fn sides(&self) -> usize {
        3
    }
}

impl Drop for Triangle {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let shape: Arc<dyn Shape> = Arc::new(Triangle);
    let numbers: Arc<[u32]> = Arc::from([1, 2, 3, 4]);
    let text: Arc<str> = Arc::from("ab");
    let (their_shape, their_text) = (shape.clone(), text.clone());
    let worker = thread::spawn(move || (their_shape.sides(), their_text.len()));
    drop(shape);
    let (sides, length) = worker.join().unwrap();
    println!("{sides} {} {length}", numbers.len());
}
