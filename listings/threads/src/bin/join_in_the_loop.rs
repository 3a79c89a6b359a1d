use std::thread;
use std::time::{Duration, Instant};

const RENDERING: Duration = Duration::from_millis(20);

fn render_thumbnail() {
    thread::sleep(RENDERING);
}

fn main() {
    let start = Instant::now();

    for _ in 0..4 {
        let worker = thread::spawn(render_thumbnail);
        worker.join().unwrap();
    }

    let elapsed = start.elapsed();
    assert!(elapsed >= 4 * RENDERING);
    println!("4 thumbnails in {} ms", elapsed.as_millis());
}
