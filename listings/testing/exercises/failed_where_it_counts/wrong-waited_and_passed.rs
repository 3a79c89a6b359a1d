use std::thread;

fn the_test(check: impl FnOnce() + Send + 'static) {
    let (done, ends) = std::sync::mpsc::channel::<()>();
    thread::spawn(move || {
        let _done = done;
        check();
    });
    // It ends when the thread has dropped its sender.
    _ = ends.recv();
}

fn main() {
    the_test(|| assert_eq!(6 * 9, 42, "the answer"));
    println!("test passed");
}
