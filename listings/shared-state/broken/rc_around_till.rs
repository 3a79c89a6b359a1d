use std::rc::Rc;
use std::sync::Mutex;
use std::thread;

fn main() {
    let sold = Rc::new(Mutex::new(0));
    let mut tellers = Vec::new();
    for _ in 0..10 {
        let sold = Rc::clone(&sold);
        tellers.push(thread::spawn(move || {
            *sold.lock().unwrap() += 1;
        }));
    }
    for teller in tellers {
        teller.join().unwrap();
    }
    println!("tickets sold: {}", sold.lock().unwrap());
}
