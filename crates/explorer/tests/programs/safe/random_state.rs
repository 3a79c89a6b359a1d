//@ Chance by the keys of a RandomState, as programs without a crate for it do.
//@ count: 1
//@ why: what is random is not decided by the schedule, so it has to be the same in every run.
use std::hash::{BuildHasher, RandomState};
use std::thread;

fn main() {
    let dice = thread::spawn(|| RandomState::new().hash_one(7) % 1_000_000);
    let other = thread::spawn(|| ());
    println!("{}", dice.join().unwrap());
    other.join().unwrap();
}
