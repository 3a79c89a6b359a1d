//@ Two locks are always taken in the order of their addresses, whatever it is.
//@ outcome: ok: 100
//@ why: with one order for all there is no circle; what one account loses the other gets.
use std::ptr;
use std::sync::{Arc, Mutex};
use std::thread;

type Account = Arc<Mutex<i32>>;

fn transfer(from: &Account, to: &Account, amount: i32) {
    let (mut source, mut target);
    if ptr::from_ref(&**from) < ptr::from_ref(&**to) {
        source = from.lock().unwrap();
        target = to.lock().unwrap();
    } else {
        target = to.lock().unwrap();
        source = from.lock().unwrap();
    }
    *source -= amount;
    *target += amount;
}

fn main() {
    let (a, b) = (Arc::new(Mutex::new(50)), Arc::new(Mutex::new(50)));
    let threads = [(a.clone(), b.clone(), 10), (b.clone(), a.clone(), 20)]
        .map(|(from, to, amount)| thread::spawn(move || transfer(&from, &to, amount)));
    threads.map(|thread| thread.join().unwrap());
    println!("{}", *a.lock().unwrap() + *b.lock().unwrap());
}
