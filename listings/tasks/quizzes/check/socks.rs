use std::time::Duration;
use tokio::sync::mpsc::{self, Receiver};
use tokio::time::timeout;

async fn pair(line: &mut Receiver<u32>) -> Option<[u32; 2]> {
    Some([line.recv().await?, line.recv().await?])
}

#[tokio::main]
async fn main() {
    let (wash, mut line) = mpsc::channel(4);
    let wait = Duration::from_millis(20);
    wash.send(1).await.unwrap();
    _ = timeout(wait, pair(&mut line)).await;
    wash.send(2).await.unwrap();
    wash.send(3).await.unwrap();
    println!("{:?}", pair(&mut line).await);
}
