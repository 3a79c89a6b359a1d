use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread;

fn main() {
    let paid = Mutex::new(BTreeSet::new());
    let charge = || {
        let new = !paid.lock().unwrap().contains(&7);
        if new {
            paid.lock().unwrap().insert(7);
            println!("member 7 charged");
        }
    };
    thread::scope(|s| {
        s.spawn(charge);
        s.spawn(charge);
    });
}
