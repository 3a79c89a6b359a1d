use std::sync::Arc;
use std::thread;

fn price_list() -> impl Fn(usize) -> u32 + Send {
    let prices = Arc::new([4, 7, 3]);
    move |item| prices[item]
}

fn main() {
    let price_of = price_list();
    let till = thread::spawn(move || price_of(1));
    println!("to pay: {}", till.join().unwrap());
}
