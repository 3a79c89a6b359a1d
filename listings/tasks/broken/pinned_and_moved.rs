use std::pin::pin;
use std::time::Duration;
use tokio::time::{sleep, timeout};

async fn ask_pilot() -> u32 {
    sleep(Duration::from_millis(300)).await; // looks for a berth
    7
}

#[tokio::main]
async fn main() {
    let mut answer = pin!(ask_pilot());
    let early = timeout(Duration::from_millis(50), answer.as_mut()).await;
    if early.is_err() {
        println!("the pilot is still looking");
    }
    let later = tokio::spawn(*answer);
    println!("berth {}", later.await.unwrap());
}
