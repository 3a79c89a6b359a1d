use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::time::{sleep, timeout};
use tokio::{select, task::JoinSet};

// ANCHOR: order
async fn buoy(log: mpsc::Sender<u32>, mut closing: watch::Receiver<()>, number: u32) {
    loop {
        select! {
            _ = closing.changed() => break,
            () = sleep(Duration::from_millis(10)) => log.send(number).await.unwrap(),
        }
    }
    // Not cut off: there is time for a last word, which may wait.
    log.send(100 + number).await.unwrap();
}

async fn keep(mut log: mpsc::Receiver<u32>) -> [usize; 2] {
    let mut lines = [0, 0];
    while let Some(line) = log.recv().await {
        lines[usize::from(line > 100)] += 1;
    }
    lines
}

#[tokio::main]
async fn main() {
    let (close, closing) = watch::channel(());
    let (log, lines) = mpsc::channel(16);
    let logbook = tokio::spawn(keep(lines));
    let mut buoys = JoinSet::new();
    for number in 1..=3 {
        buoys.spawn(buoy(log.clone(), closing.clone(), number));
    }
    drop(log);
    sleep(Duration::from_millis(100)).await;

    drop(close);
    let all = timeout(Duration::from_secs(5), buoys.join_all()).await;
    all.expect("nobody takes longer to close");
    let [reports, last] = logbook.await.unwrap();
    println!("{reports} reports, {last} last words");
    assert_eq!(last, 3);
}
// ANCHOR_END: order
