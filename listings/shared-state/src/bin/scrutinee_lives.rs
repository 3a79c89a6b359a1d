use std::sync::Mutex;

fn state(orders: &Mutex<Vec<&str>>) -> &'static str {
    match orders.try_lock() {
        Ok(_) => "free",
        Err(_) => "locked",
    }
}

fn main() {
    let orders = Mutex::new(vec!["soup"]);

    match orders.lock().unwrap().len() {
        0 => println!("nothing to cook"),
        _ => println!("match arm: {}", state(&orders)),
    }
    for _ in 0..2 {
        if let Some(dish) = orders.lock().unwrap().pop() {
            println!("if let body, {dish}: {}", state(&orders));
        } else {
            println!("if let else: {}", state(&orders));
        }
    }
    if orders.lock().unwrap().is_empty() {
        println!("plain if body: {}", state(&orders));
    }
}
