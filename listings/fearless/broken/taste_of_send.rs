use std::rc::Rc;
use std::thread;

fn main() {
    let menu = Rc::new(["espresso", "latte", "tea"]);
    let copy = Rc::clone(&menu);

    let kitchen = thread::spawn(move || copy.len());

    let drinks = kitchen.join().unwrap();
    println!("the kitchen knows {drinks} of {}", menu.len());
}
