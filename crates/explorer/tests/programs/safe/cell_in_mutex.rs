//@ A Cell and a RefCell behind a lock, written through a shared reference.
//@ outcome: ok: 12 [1, 2]
//@ outcome: ok: 21 [2, 1]
//@ why: each appends its digit, in either order.
use std::cell::{Cell, RefCell};
use std::sync::Mutex;
use std::thread;

fn main() {
    let both = Mutex::new((Cell::new(0), RefCell::new(Vec::new())));
    thread::scope(|scope| {
        for digit in [1, 2] {
            let both = &both;
            scope.spawn(move || {
                let both = both.lock().unwrap();
                both.0.set(both.0.get() * 10 + digit);
                both.1.borrow_mut().push(digit);
            });
        }
    });
    let (number, digits) = both.into_inner().unwrap();
    println!("{} {:?}", number.get(), digits.borrow());
}
