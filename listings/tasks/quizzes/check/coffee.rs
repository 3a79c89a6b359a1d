use std::{thread, time::Duration};
use tokio::time::{sleep, timeout};

async fn coffee() {
    thread::sleep(Duration::from_millis(60));
    println!("ground");
    sleep(Duration::from_secs(1)).await;
    println!("brewed");
}

#[tokio::main]
async fn main() {
    let made = timeout(Duration::from_millis(20), coffee()).await;
    println!("{}", if made.is_ok() { "served" } else { "too late" });
}
