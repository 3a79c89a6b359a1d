//@ Two transfers in opposite directions take the locks in the order of the accounts' numbers.
//@ outcome: ok: 10 10
//@ why: no circle, and the sums come back
use std::sync::{Arc, Mutex};
use std::thread;

fn transfer(bank: &[Mutex<i32>; 2], from: usize, to: usize, amount: i32) {
    let (low, high) = (from.min(to), from.max(to));
    let mut first = bank[low].lock().unwrap();
    let mut second = bank[high].lock().unwrap();
    let sign = if from == low { 1 } else { -1 };
    *first -= sign * amount;
    *second += sign * amount;
}

fn main() {
    let bank = Arc::new([Mutex::new(10), Mutex::new(10)]);
    let theirs = Arc::clone(&bank);
    let other = thread::spawn(move || transfer(&theirs, 0, 1, 3));
    transfer(&bank, 1, 0, 3);
    other.join().unwrap();
    println!("{} {}", bank[0].lock().unwrap(), bank[1].lock().unwrap());
}
