use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinSet;

async fn scan_all<F>(pages: u32, at_once: usize, scan: fn(u32) -> F) -> Vec<u32>
where
    F: Future<Output = u32> + Send + 'static,
{
    let next = Arc::new(AtomicU32::new(0));
    let results = Arc::new(Mutex::new(vec![0; pages as usize]));
    let mut operators = JoinSet::new();
    for _ in 0..at_once {
        let (next, results) = (Arc::clone(&next), Arc::clone(&results));
        operators.spawn(async move {
            loop {
                let page = next.fetch_add(1, Relaxed);
                if page >= pages {
                    return;
                }
                let result = scan(page).await;
                results.lock().unwrap()[page as usize] = result;
            }
        });
    }
    operators.join_all().await;
    std::mem::take(&mut *results.lock().unwrap())
}

async fn scan(page: u32) -> u32 {
    tokio::time::sleep(Duration::from_millis(50)).await;
    100 + page
}

#[tokio::main]
async fn main() {
    println!("{:?}", scan_all(9, 3, scan).await);
}
