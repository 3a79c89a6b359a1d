use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

async fn scan_all<F>(pages: u32, at_once: usize, scan: fn(u32) -> F) -> Vec<u32>
where
    F: Future<Output = u32> + Send + 'static,
{
    let permits = Arc::new(Semaphore::new(at_once));
    let mut scans = Vec::new();
    for page in 0..pages {
        let permits = Arc::clone(&permits);
        scans.push(tokio::spawn(async move {
            let _permit = permits.acquire().await.unwrap();
            scan(page).await
        }));
    }
    let mut results = Vec::new();
    for scan in scans.into_iter().rev() {
        results.push(scan.await.unwrap());
    }
    results.sort();
    results
}

async fn scan(page: u32) -> u32 {
    tokio::time::sleep(Duration::from_millis(50)).await;
    100 + page
}

#[tokio::main]
async fn main() {
    println!("{:?}", scan_all(9, 3, scan).await);
}
