use std::thread;

fn count_stock() {
    println!("worker: 3 crates of 40 cups make {} cups", 3 * 40);
}

fn main() {
    println!("main: please count the stock");
    let worker = thread::spawn(count_stock);
    worker.join().unwrap();
    println!("main: thank you");
}
