use std::thread;

fn the_test() {
    let news = thread::spawn(|| {
        let on_air = 2;
        assert!(on_air <= 1, "two on air");
    });
    while !news.is_finished() {
        thread::yield_now();
    }
}

fn main() {
    the_test();
    println!("the test has passed");
}
