use std::sync::Mutex;
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u32>,
}

// Lock order: the smaller account number first.
fn transfer(from: &Account, to: &Account, amount: u32) {
    let (mut payer, mut payee);
    if from.number < to.number {
        payer = from.balance.lock().unwrap();
        payee = to.balance.lock().unwrap();
    } else {
        payee = to.balance.lock().unwrap();
        payer = from.balance.lock().unwrap();
    }
    *payer -= amount;
    *payee += amount;
}

fn open(number: u32) -> Account {
    let balance = Mutex::new(100);
    Account { number, balance }
}

fn main() {
    let (ada, ben) = (open(1), open(2));

    thread::scope(|scope| {
        scope.spawn(|| transfer(&ada, &ben, 30));
        scope.spawn(|| transfer(&ben, &ada, 10));
    });
    println!("Ada has {}", ada.balance.lock().unwrap());
    println!("Ben has {}", ben.balance.lock().unwrap());
}
