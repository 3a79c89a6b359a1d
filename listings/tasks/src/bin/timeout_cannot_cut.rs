use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

const LIMIT: Duration = Duration::from_millis(50);

/// A plotter that waits for somebody to bring paper.
fn draw_chart(paper: &Receiver<()>) -> &'static str {
    paper.recv().unwrap();
    "the chart"
}

#[tokio::main]
async fn main() {
    let (bring, paper) = mpsc::channel();
    let clock = Instant::now();
    thread::spawn(move || {
        thread::sleep(6 * LIMIT);
        bring.send(()).unwrap();
    });
    let drawn = timeout(LIMIT, async { draw_chart(&paper) }).await;
    let in_time = clock.elapsed() <= LIMIT;
    println!("in the task: {drawn:?}, in time: {in_time}");

    let (bring, paper) = mpsc::channel();
    let mut plotter = spawn_blocking(move || draw_chart(&paper));
    let drawn = timeout(LIMIT, &mut plotter).await;
    println!("by another thread: {drawn:?}");
    bring.send(()).unwrap();
    println!("and all the same: {:?}", plotter.await.unwrap());
}
