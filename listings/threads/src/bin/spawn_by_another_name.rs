use std::thread::{self, JoinHandle};

fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    thread::spawn(f)
}

fn main() {
    let worker = spawn(|| 3 * 40);
    println!("{} cups", worker.join().unwrap());
}
