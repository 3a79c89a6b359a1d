use std::sync::Arc;
use std::thread;

fn main() {
    let basket = Arc::new(vec!["bread"]);
    let theirs = Arc::clone(&basket);
    let helper = thread::spawn(move || {
        theirs.push("milk");
    });
    helper.join().unwrap();
    println!("{basket:?}");
}
