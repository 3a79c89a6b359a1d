fn the_test(check: impl FnOnce() + Send + 'static) {
    check();
}

fn main() {
    the_test(|| assert_eq!(6 * 9, 42, "the answer"));
    println!("test passed");
}
