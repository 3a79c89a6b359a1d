use std::any::Any;
use std::thread;

fn ship(order: u32) -> u32 {
    assert!(order != 18, "order {order} has no address");
    order
}

fn reason(payload: &(dyn Any + Send)) -> &str {
    if let Some(text) = payload.downcast_ref::<String>() {
        text
    } else if let Some(text) = payload.downcast_ref::<&str>() {
        text
    } else {
        "no text"
    }
}

fn main() {
    let first = thread::spawn(|| ship(17));
    let second = thread::spawn(|| ship(18));
    for worker in [first, second] {
        match worker.join() {
            Ok(order) => println!("shipped order {order}"),
            Err(payload) => println!("failed: {}", reason(&*payload)),
        }
    }
    println!("main: ready for the next orders");
}
