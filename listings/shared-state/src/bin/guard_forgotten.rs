use std::mem;
use std::sync::Mutex;

fn main() {
    let queue = Mutex::new(vec!["Mina", "Grace"]);

    let waiting = queue.lock().unwrap();
    mem::forget(waiting);

    println!("free again: {}", queue.try_lock().is_ok());
}
