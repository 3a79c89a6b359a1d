use std::sync::Arc;
use std::thread;

fn main() {
    let sold = Arc::new(0);
    let mut tellers = Vec::new();
    for _ in 0..10 {
        let sold = Arc::clone(&sold);
        tellers.push(thread::spawn(move || {
            *sold += 1;
        }));
    }
    for teller in tellers {
        teller.join().unwrap();
    }
    println!("tickets sold: {sold}");
}
