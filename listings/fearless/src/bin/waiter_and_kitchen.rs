use std::sync::mpsc;
use std::thread;

fn main() {
    let (to_kitchen, orders) = mpsc::channel::<&str>();
    let (to_waiter, dishes) = mpsc::channel::<&str>();

    thread::scope(|restaurant| {
        restaurant.spawn(move || {
            let dish = dishes.recv().unwrap();
            to_kitchen.send(dish).unwrap();
        });
        restaurant.spawn(move || {
            let order = orders.recv().unwrap();
            to_waiter.send(order).unwrap();
        });
        println!("the restaurant is open");
    });
    println!("the restaurant is closed");
}
