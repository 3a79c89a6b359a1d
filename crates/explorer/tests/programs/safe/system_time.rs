//@ The date is looked at.
//@ outcome: ok: true
//@ why: it is later than 1970; nothing else is printed of it.
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

fn main() {
    let now = thread::spawn(SystemTime::now).join().unwrap();
    println!("{}", now.duration_since(UNIX_EPOCH).unwrap().as_secs() > 0);
}
