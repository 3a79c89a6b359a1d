use std::sync::Barrier;
use std::thread;

const REQUESTS: usize = 200;

fn main() {
    let all_here = Barrier::new(REQUESTS);
    thread::scope(|server| {
        for _ in 0..REQUESTS {
            server.spawn(|| {
                all_here.wait(); // until all are alive at once
                // draw the tile
            });
        }
    });
    println!("{REQUESTS} requests, {REQUESTS} threads at once");
}
