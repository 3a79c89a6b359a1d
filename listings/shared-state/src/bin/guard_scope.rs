use std::sync::Mutex;

fn main() {
    let names = ["Mina", "Grace"].map(String::from);
    let queue = Mutex::new(Vec::from(names));

    let waiting = queue.lock().unwrap();
    let next = waiting[0].clone();
    let free_before = queue.try_lock().is_ok();
    drop(waiting);
    let free_after = queue.try_lock().is_ok();

    println!("next: {next}");
    println!("free before drop: {free_before}, after: {free_after}");
}
