use std::sync::Mutex;
use std::thread;

fn main() {
    let (left, right) = (Mutex::new(10), Mutex::new(0));
    thread::scope(|s| {
        s.spawn(|| {
            let mut left = left.lock().unwrap();
            let mut right = right.lock().unwrap();
            *right += *left;
            *left = 0;
        });
        let in_left = *left.lock().unwrap();
        let in_right = *right.lock().unwrap();
        println!("{} sweets", in_left + in_right);
    });
}
