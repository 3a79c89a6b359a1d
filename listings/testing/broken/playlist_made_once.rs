use std::sync::Mutex;
use std::thread;

/// As loom's `model` and shuttle's `check_random`: it runs the test many times.
fn again_and_again(test: impl Fn() + Send + Sync + 'static) {
    for _ in 0..100 {
        test();
    }
}

fn main() {
    let playlist = Mutex::new(vec!["jazz", "news"]);
    again_and_again(move || {
        let player = thread::spawn(move || playlist.lock().unwrap().pop());
        assert_eq!(player.join().unwrap(), Some("news"));
    });
    println!("a hundred runs");
}
