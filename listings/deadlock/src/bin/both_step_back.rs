use std::sync::Mutex;
use std::thread;

fn transfer(from: &Mutex<u32>, to: &Mutex<u32>, amount: u32) -> bool {
    for _ in 0..2 {
        let mut payer = from.lock().unwrap();
        if let Ok(mut payee) = to.try_lock() {
            *payer -= amount;
            *payee += amount;
            return true;
        }
        // The other account is taken: let go of this one, try again.
    }
    false
}

fn main() {
    let ada = Mutex::new(100);
    let ben = Mutex::new(100);

    let (first, second) = thread::scope(|scope| {
        let first = scope.spawn(|| transfer(&ada, &ben, 30));
        let second = scope.spawn(|| transfer(&ben, &ada, 10));
        (first.join().unwrap(), second.join().unwrap())
    });
    let total = *ada.lock().unwrap() + *ben.lock().unwrap();
    assert_eq!(total, 200);
    println!("Ada has paid: {first}, Ben has paid: {second}");
}
