use std::sync::Mutex;
use std::thread;

fn main() {
    let sold = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| *sold.lock().unwrap() += 3);
        scope.spawn(|| *sold.lock().unwrap() += 4);
    });
    println!("tickets sold: {}", sold.lock().unwrap());
}
