use std::hint::black_box;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

const TILES: u32 = 20_000;
type Job = Box<dyn FnOnce() + Send>;

fn draw(tile: u32) -> u32 {
    (0..3_000).fold(tile, |sum, row| sum.wrapping_add(black_box(row)))
}

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        let next = queue.lock().unwrap().recv();
        let Ok(job) = next else { break };
        job();
    }
}

fn drawn_by_main() -> Duration {
    let start = Instant::now();
    (0..TILES).for_each(|tile| _ = black_box(draw(tile)));
    start.elapsed()
}

// ANCHOR: measure
fn threads() -> Duration {
    let start = Instant::now();
    for tile in 0..TILES {
        let drawing = thread::spawn(move || black_box(draw(tile)));
        drawing.join().unwrap();
    }
    start.elapsed()
}

fn pool_of(size: u32) -> Duration {
    let start = Instant::now();
    let (jobs, queue) = channel::<Job>();
    let queue = Mutex::new(queue);
    thread::scope(|server| {
        for _ in 0..size {
            server.spawn(|| work(&queue));
        }
        for tile in 0..TILES {
            let job = Box::new(move || _ = black_box(draw(tile)));
            jobs.send(job).unwrap();
        }
        drop(jobs);
    });
    start.elapsed()
}

fn main() {
    let print = |how: &str, time: Duration| {
        let micros = time.as_secs_f64() * 1e6 / f64::from(TILES);
        println!("{how}: {micros:.2} µs");
        time
    };
    let each = print("a thread each", threads());
    let pool = print("a pool of one", pool_of(1));
    print("a pool of two", pool_of(2));
    print("drawn by `main`", drawn_by_main());
    assert!(each > 2 * pool, "a thread costs more than a job");
}
// ANCHOR_END: measure
