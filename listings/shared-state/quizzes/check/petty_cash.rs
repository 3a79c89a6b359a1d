use std::sync::Mutex;
use std::thread;

fn main() {
    let cash = Mutex::new(100);
    thread::scope(|office| {
        let clerk = office.spawn(|| {
            let mut cash = cash.lock().unwrap();
            *cash -= 30;
            panic!("no receipt");
        });
        let _ = clerk.join();
    });
    println!("{} left", cash.lock().unwrap());
}
