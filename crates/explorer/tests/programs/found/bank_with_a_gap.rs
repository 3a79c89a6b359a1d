//@ A transfer that checks the balance under one lock and withdraws under another.
//@ outcome: ok: 0
//@ outcome: ok: -5
//@ why: both checks may come before both withdrawals
use std::sync::Mutex;
use std::thread;

static BALANCE: Mutex<i32> = Mutex::new(5);

fn withdraw() {
    if *BALANCE.lock().unwrap() >= 5 {
        *BALANCE.lock().unwrap() -= 5;
    }
}

fn main() {
    let other = thread::spawn(withdraw);
    withdraw();
    other.join().unwrap();
    println!("{}", BALANCE.lock().unwrap());
}
