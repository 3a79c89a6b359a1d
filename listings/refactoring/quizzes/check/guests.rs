use std::{sync::RwLock, thread};

static GUESTS: RwLock<Vec<&str>> = RwLock::new(Vec::new());

fn enter(name: &'static str) {
    let known = GUESTS.read().unwrap().contains(&name);
    if !known {
        GUESTS.write().unwrap().push(name);
    }
}

fn main() {
    let other = thread::spawn(|| enter("Ada"));
    enter("Ada");
    other.join().unwrap();
    println!("{:?}", GUESTS.read().unwrap());
}
