use std::time::Duration;
use tokio::task::JoinSet;

async fn scan_all<F>(pages: u32, at_once: usize, scan: fn(u32) -> F) -> Vec<u32>
where
    F: Future<Output = u32> + Send + 'static,
{
    let mut results = vec![0; pages as usize];
    let mut running = JoinSet::new();
    let mut waiting = 0..pages;
    loop {
        while running.len() < at_once
            && let Some(page) = waiting.next()
        {
            running.spawn(async move { (page, scan(page).await) });
        }
        let Some(done) = running.join_next().await else {
            return results;
        };
        let (page, result) = done.unwrap();
        results[page as usize] = result;
    }
}

async fn scan(page: u32) -> u32 {
    tokio::time::sleep(Duration::from_millis(50)).await;
    100 + page
}

#[tokio::main]
async fn main() {
    println!("{:?}", scan_all(9, 3, scan).await);
}
