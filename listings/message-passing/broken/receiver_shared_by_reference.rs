use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for dish in ["soup", "bread", "tea", "cake"] {
        tx.send(dish).unwrap();
    }
    drop(tx);

    thread::scope(|s| {
        for _cook in 0..2 {
            s.spawn(|| {
                for dish in &rx {
                    println!("cooked {dish}");
                }
            });
        }
    });
}
