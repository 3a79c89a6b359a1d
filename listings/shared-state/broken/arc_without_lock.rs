use std::sync::Arc;
use std::thread;

fn main() {
    let litres = Arc::new(0);
    let mut pumps = Vec::new();
    for _ in 0..10 {
        let litres = Arc::clone(&litres);
        pumps.push(thread::spawn(move || {
            *litres += 5;
        }));
    }
    for pump in pumps {
        pump.join().unwrap();
    }
    println!("litres: {litres}");
}
