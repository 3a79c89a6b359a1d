use std::sync::Arc;
use std::thread;

fn main() {
    let menu = Arc::new(["espresso", "latte", "tea"]);
    let copy = Arc::clone(&menu);

    let kitchen = thread::spawn(move || copy.len());

    let drinks = kitchen.join().unwrap();
    println!("the kitchen knows {drinks} of {}", menu.len());
}
