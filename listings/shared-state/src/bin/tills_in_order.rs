use std::sync::Mutex;
use std::thread;

fn main() {
    let bar = Mutex::new(80);
    let door = Mutex::new(20);

    // Lock order: the bar before the door.
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut from = bar.lock().unwrap();
            let mut to = door.lock().unwrap();
            *from -= 10;
            *to += 10;
        });
        scope.spawn(|| {
            let mut to = bar.lock().unwrap();
            let mut from = door.lock().unwrap();
            *from -= 5;
            *to += 5;
        });
    });
    println!("both transfers done");
    println!("bar: {}", bar.lock().unwrap());
    println!("door: {}", door.lock().unwrap());
}
