use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let bar = Mutex::new(80);
    let door = Mutex::new(20);
    let each_holds_one = Barrier::new(2);

    thread::scope(|scope| {
        scope.spawn(|| {
            let mut from = bar.lock().unwrap();
            if each_holds_one.wait().is_leader() {
                println!("each till is locked by one thread");
            }
            let mut to = door.lock().unwrap();
            *from -= 10;
            *to += 10;
        });
        scope.spawn(|| {
            let mut from = door.lock().unwrap();
            if each_holds_one.wait().is_leader() {
                println!("each till is locked by one thread");
            }
            let mut to = bar.lock().unwrap();
            *from -= 5;
            *to += 5;
        });
    });
    println!("both transfers done");
}
