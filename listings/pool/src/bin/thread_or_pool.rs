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
    let micros = |time: Duration| time.as_secs_f64() * 1e6 / f64::from(TILES);
    let (each, one, two) = (threads(), pool_of(1), pool_of(2));
    println!("a thread each: {:.2} µs", micros(each));
    println!("a pool of one: {:.2} µs", micros(one));
    println!("a pool of two: {:.2} µs", micros(two));
    assert!(each > 2 * one, "a thread costs more than a job");
}
// ANCHOR_END: measure
