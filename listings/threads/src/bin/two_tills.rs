use std::thread;
use std::time::Duration;

fn serve(till: &str) {
    for customer in 1..=3 {
        println!("{till} till: customer {customer}");
        thread::sleep(Duration::from_millis(1));
    }
}

fn main() {
    let worker = thread::spawn(|| serve("left"));
    serve("right");
    worker.join().unwrap();
}
