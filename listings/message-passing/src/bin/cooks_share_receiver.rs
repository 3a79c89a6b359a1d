use std::thread;

fn main() {
    let (tx, rx) = crossbeam_channel::unbounded();
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
