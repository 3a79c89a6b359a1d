use std::sync::Barrier;
use std::thread;

const REQUESTS: usize = 200;

fn main() {
    let all_here = Barrier::new(REQUESTS);
    thread::scope(|server| {
        for _ in 0..REQUESTS {
            server.spawn(|| {
                all_here.wait(); // only if all are alive at once, one gets past this
                // draw the tile
            });
        }
    });
    println!("{REQUESTS} requests, {REQUESTS} threads at once");
}
