use std::sync::Mutex;
use std::thread;

fn main() {
    let seats_left = Mutex::new(1);

    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut left = seats_left.lock().unwrap();
                if *left > 0 {
                    *left -= 1;
                    println!("sold a seat");
                }
            });
        }
    });
    println!("seats left: {}", seats_left.lock().unwrap());
}
