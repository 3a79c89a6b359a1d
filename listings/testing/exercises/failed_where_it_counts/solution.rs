use std::thread;

fn the_test(check: impl FnOnce() + Send + 'static) {
    thread::spawn(check).join().unwrap();
}

fn main() {
    the_test(|| assert_eq!(6 * 9, 42, "the answer"));
    println!("test passed");
}
