use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let litres = Arc::new(Mutex::new(0));
    let mut pumps = Vec::new();
    for _ in 0..10 {
        let litres = Arc::clone(&litres);
        pumps.push(thread::spawn(move || {
            *litres.lock().unwrap() += 5;
        }));
    }
    for pump in pumps {
        pump.join().unwrap();
    }
    let alone = Arc::into_inner(litres).expect("all pumps are joined");
    println!("litres: {}", alone.into_inner().unwrap());
}
