use std::time::{Duration, Instant};
use tokio::time::sleep;

const ANSWER: Duration = Duration::from_millis(100);

/// The height of the waves in centimetres, as a buoy tells it by radio.
async fn ask(buoy: u32) -> u32 {
    sleep(ANSWER).await;
    40 + buoy
}

#[tokio::main]
async fn main() {
    let clock = Instant::now();
    let waves = [ask(1).await, ask(2).await, ask(3).await];
    let in_turn = clock.elapsed();
    println!("{waves:?} one after the other: {in_turn:.0?}");

    let clock = Instant::now();
    let waves: [u32; 3] = tokio::join!(ask(1), ask(2), ask(3)).into();
    let joined = clock.elapsed();
    println!("{waves:?} by join!: {joined:.0?}");

    let clock = Instant::now();
    let tasks = [1, 2, 3].map(|buoy| tokio::spawn(ask(buoy)));
    let mut waves = Vec::new();
    for task in tasks {
        waves.push(task.await.unwrap());
    }
    let spawned = clock.elapsed();
    println!("{waves:?} by spawn: {spawned:.0?}");

    assert!(in_turn >= 3 * ANSWER && joined.max(spawned) < in_turn);
}
