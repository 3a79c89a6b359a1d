use std::sync::Mutex;
use std::thread;

fn main() {
    let sold = Mutex::new(0);

    thread::scope(|theatre| {
        theatre.spawn(|| *sold.lock().unwrap() += 1);
        theatre.spawn(|| *sold.lock().unwrap() += 1);
    });

    println!("{} tickets sold", sold.lock().unwrap());
}
