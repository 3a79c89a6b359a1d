use std::sync::Mutex;

fn main() {
    let shelf = Mutex::new(vec!["ink"]);
    let free = || shelf.try_lock().is_ok();
    let count = shelf.lock().unwrap().len();
    println!("{count} {}", free());
    match shelf.lock().unwrap().len() {
        count => println!("{count} {}", free()),
    }
    if shelf.lock().unwrap().len() == 1 {
        println!("1 {}", free());
    }
}
