use std::sync::Mutex;
use std::thread;

fn dine(first: &Mutex<u32>, second: &Mutex<u32>) {
    let mut first = first.lock().unwrap();
    let mut second = second.lock().unwrap();
    *first += 1;
    *second += 1;
}

fn main() {
    // Each fork counts the meals it was used for.
    let fork_1 = Mutex::new(0);
    let fork_2 = Mutex::new(0);
    let fork_3 = Mutex::new(0);

    thread::scope(|table| {
        table.spawn(|| dine(&fork_1, &fork_2));
        table.spawn(|| dine(&fork_2, &fork_3));
        table.spawn(|| dine(&fork_1, &fork_3));
    });
    println!("everybody has eaten");
}
