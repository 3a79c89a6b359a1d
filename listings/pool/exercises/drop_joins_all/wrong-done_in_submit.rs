struct Pool {
    workers: Vec<()>,
}
impl Pool {
    fn new(size: usize) -> Pool {
        Pool {
            workers: vec![(); size],
        }
    }
    fn submit(&self, job: impl FnOnce() + Send + 'static) {
        job()
    }
}
fn main() {
    let p = Pool::new(2);
    p.submit(|| println!("x"));
    println!("{}", p.workers.len());
}
use std::sync::{Arc, Mutex};
