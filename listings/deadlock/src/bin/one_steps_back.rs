use std::sync::Mutex;
use std::thread;

fn main() {
    // Lock order: Ada before Ben.
    let ada = Mutex::new(100);
    let ben = Mutex::new(100);

    thread::scope(|scope| {
        scope.spawn(|| {
            let mut payer = ada.lock().unwrap();
            let mut payee = ben.lock().unwrap();
            *payer -= 30;
            *payee += 30;
        });
        scope.spawn(|| {
            let mut payer = ben.lock().unwrap();
            let mut payee = match ada.try_lock().ok() {
                Some(payee) => payee,
                None => {
                    drop(payer); // wait with empty hands
                    let payee = ada.lock().unwrap();
                    payer = ben.lock().unwrap();
                    payee
                }
            };
            *payer -= 10;
            *payee += 10;
        });
    });
    println!("Ada has {}", ada.lock().unwrap());
    println!("Ben has {}", ben.lock().unwrap());
}
