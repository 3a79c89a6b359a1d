use std::cell::Cell;
use std::thread;

fn main() {
    let stock = Cell::new(100);
    stock.set(stock.get() - 10);

    let shop = thread::spawn(move || {
        stock.set(stock.get() - 30);
        stock
    });
    let stock = shop.join().unwrap();

    stock.set(stock.get() - 20);
    println!("in stock: {}", stock.get());
}
