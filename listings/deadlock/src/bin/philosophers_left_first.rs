use std::sync::Mutex;
use std::thread;

fn dine(left: &Mutex<u32>, right: &Mutex<u32>) {
    let mut left = left.lock().unwrap();
    let mut right = right.lock().unwrap();
    *left += 1;
    *right += 1;
}

fn main() {
    // Each fork counts the meals it was used for.
    let fork_1 = Mutex::new(0);
    let fork_2 = Mutex::new(0);
    let fork_3 = Mutex::new(0);

    thread::scope(|table| {
        table.spawn(|| dine(&fork_1, &fork_2));
        table.spawn(|| dine(&fork_2, &fork_3));
        table.spawn(|| dine(&fork_3, &fork_1));
    });
    println!("everybody has eaten");
}
