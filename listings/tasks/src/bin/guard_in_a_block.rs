use std::sync::{Arc, Mutex};
use tokio::task::yield_now;

async fn radio(line: &str) {
    yield_now().await; // until the channel is free
    println!("radio: {line}");
}

#[tokio::main]
async fn main() {
    let log = Arc::new(Mutex::new(Vec::new()));
    let writer = Arc::clone(&log);
    let report = tokio::spawn(async move {
        {
            let mut log = writer.lock().unwrap();
            log.push("buoy 7 adrift");
        }
        radio("buoy 7 adrift").await;
    });
    report.await.unwrap();
    println!("log: {:?}", log.lock().unwrap());
}
