use std::thread;
use std::time::{Duration, Instant};

const RENDERING: Duration = Duration::from_millis(20);

fn render_thumbnail() {
    thread::sleep(RENDERING);
}

fn main() {
    let start = Instant::now();

    let mut workers = Vec::new();
    for _ in 0..4 {
        workers.push(thread::spawn(render_thumbnail));
    }
    for worker in workers {
        worker.join().unwrap();
    }

    let elapsed = start.elapsed();
    assert!(elapsed >= RENDERING);
    println!("4 thumbnails in {} ms", elapsed.as_millis());
}
