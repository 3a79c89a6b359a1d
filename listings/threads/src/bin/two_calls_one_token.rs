use std::thread;

fn main() {
    // Both calls must come before the first `park`, so the waiter calls itself.
    let waiter = thread::current();
    waiter.unpark(); // soup is ready
    waiter.unpark(); // bread is ready

    thread::park();
    println!("waiter: soup collected");
    thread::park();
    println!("waiter: bread collected");
}
