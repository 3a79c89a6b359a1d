use std::{cell::RefCell, thread};

fn main() {
    let cakes = RefCell::new(vec!["tart"]);
    let more = cakes.clone();
    let cook = thread::spawn(move || {
        more.borrow_mut().push("pie");
        more.borrow().len()
    });
    let by_cook = cook.join().unwrap();
    println!("{by_cook} {}", cakes.borrow().len());
}
