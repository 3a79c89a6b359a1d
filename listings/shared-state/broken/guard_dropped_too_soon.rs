use std::sync::Mutex;

fn main() {
    let names = ["Mina", "Grace"].map(String::from);
    let queue = Mutex::new(Vec::from(names));

    let waiting = queue.lock().unwrap();
    let next = &waiting[0];
    drop(waiting);
    println!("next: {next}");
}
