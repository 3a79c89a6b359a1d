use std::sync::Mutex;
use std::thread;

fn transfer(from: &Mutex<u32>, to: &Mutex<u32>, amount: u32) {
    let mut payer = from.lock().unwrap();
    let mut payee = to.lock().unwrap();
    *payer -= amount;
    *payee += amount;
}

fn main() {
    let ada = Mutex::new(100);
    let ben = Mutex::new(100);

    thread::scope(|scope| {
        scope.spawn(|| transfer(&ada, &ben, 30));
        scope.spawn(|| transfer(&ben, &ada, 10));
    });
    println!("Ada has {}", ada.lock().unwrap());
    println!("Ben has {}", ben.lock().unwrap());
}
