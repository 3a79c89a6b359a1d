use std::cell::Cell;
use std::thread;

fn main() {
    let stock = Cell::new(100);

    thread::scope(|s| {
        for _shop in 0..2 {
            s.spawn(|| {
                for _sale in 0..30 {
                    stock.set(stock.get() - 1);
                }
            });
        }
    });
    println!("in stock: {}", stock.get());
}
