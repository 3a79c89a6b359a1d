use std::time::Duration;
use tokio::time::sleep;

async fn within<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    tokio::select! {
        output = work => Some(output),
        () = async { std::thread::sleep(limit) } => None,
    }
}

async fn delay_of(train: u32) -> u32 {
    sleep(Duration::from_millis(10 * u64::from(train))).await;
    train / 2
}

#[tokio::main]
async fn main() {
    for train in [2, 40] {
        let delay = within(Duration::from_millis(100), delay_of(train)).await;
        println!("train {train}: {delay:?}");
    }
}
