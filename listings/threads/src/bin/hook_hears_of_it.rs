use std::panic;
use std::thread;

fn ship(order: u32) {
    assert!(order != 18, "order {order} has no address");
}

fn main() {
    panic::set_hook(Box::new(|panic| {
        let text = panic.payload_as_str().unwrap_or("no text");
        println!("hook: {text}");
    }));

    let worker = thread::spawn(|| ship(18));
    // Waits, and throws the `Err` away.
    _ = worker.join();
    println!("main: all shipped");
}
