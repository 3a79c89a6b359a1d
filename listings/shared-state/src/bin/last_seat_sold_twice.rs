use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let seats_left = Mutex::new(1);
    let both_checked = Barrier::new(2);

    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let free = *seats_left.lock().unwrap() > 0;
                both_checked.wait(); // the unlucky order, every time
                if free {
                    *seats_left.lock().unwrap() -= 1;
                    println!("sold a seat");
                }
            });
        }
    });
    println!("seats left: {}", seats_left.lock().unwrap());
}
