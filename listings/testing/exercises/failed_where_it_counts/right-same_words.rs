use std::thread;

fn the_test(check: impl FnOnce() + Send + 'static) {
    if let Err(panic) = thread::spawn(check).join() {
        std::panic::resume_unwind(panic);
    }
}

fn main() {
    the_test(|| assert_eq!(6 * 9, 42, "the answer"));
    println!("test passed");
}
