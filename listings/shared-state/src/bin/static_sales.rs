use std::sync::Mutex;
use std::thread;

static SALES: Mutex<Vec<u32>> = Mutex::new(Vec::new());

fn main() {
    thread::scope(|scope| {
        for price in [12, 8] {
            scope.spawn(move || SALES.lock().unwrap().push(price));
        }
    });
    let takings: u32 = SALES.lock().unwrap().iter().sum();
    println!("takings: {takings}");
}
