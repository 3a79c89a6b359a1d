use std::cell::RefCell;
use std::thread;

fn main() {
    let guests = RefCell::new(Vec::new());
    thread::scope(|inn| {
        inn.spawn(|| {
            guests.borrow_mut().push("Mina");
        });
    });
    println!("{:?}", guests.borrow());
}
