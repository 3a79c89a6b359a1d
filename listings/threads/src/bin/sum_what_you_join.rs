use std::thread;
use std::time::Duration;

fn count_shelf() -> u32 {
    1
}

fn count_long_shelf() -> u32 {
    thread::sleep(Duration::from_millis(20));
    1
}

fn main() {
    let mut workers = vec![thread::spawn(count_long_shelf)];
    for _ in 2..=10 {
        workers.push(thread::spawn(count_shelf));
    }

    let mut counted = 0;
    for worker in workers {
        counted += worker.join().unwrap();
    }
    println!("Result: {counted} of 10 shelves");
}
