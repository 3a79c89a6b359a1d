use std::time::Duration;

async fn scan_all<F>(pages: u32, at_once: usize, scan: fn(u32) -> F) -> Vec<u32>
where
    F: Future<Output = u32> + Send + 'static,
{
    let mut results = Vec::new();
    let pages = Vec::from_iter(0..pages);
    for group in pages.chunks(at_once) {
        let scans = Vec::from_iter(group.iter().map(|page| tokio::spawn(scan(*page))));
        for scan in scans {
            results.push(scan.await.unwrap());
        }
    }
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
