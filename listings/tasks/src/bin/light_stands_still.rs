use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{thread, time::Duration};
use tokio::{task::spawn_blocking, time::sleep};

static FLASHES: AtomicU32 = AtomicU32::new(0);

async fn lighthouse() {
    loop {
        sleep(Duration::from_millis(20)).await;
        FLASHES.fetch_add(1, Relaxed);
    }
}

/// It keeps its thread, as a slow disk or a long computation does.
fn draw_chart() {
    thread::sleep(Duration::from_millis(500));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(lighthouse());

    draw_chart();
    let flashes = FLASHES.swap(0, Relaxed);
    println!("drawn in the task: {flashes} flashes");
    assert_eq!(flashes, 0);

    spawn_blocking(draw_chart).await.unwrap();
    let flashes = FLASHES.swap(0, Relaxed);
    println!("drawn by another thread: {flashes} flashes");
    assert_ne!(flashes, 0);
}
