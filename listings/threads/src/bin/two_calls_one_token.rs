use std::thread;

fn main() {
    let waiter = thread::current();
    let kitchen = thread::spawn(move || {
        waiter.unpark(); // soup is ready
        waiter.unpark(); // bread is ready
    });
    kitchen.join().unwrap();

    thread::park();
    println!("waiter: soup collected");
    thread::park();
    println!("waiter: bread collected");
}
