use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;
use tokio::{sync::Semaphore, task::JoinSet, time::sleep};

static AT_BERTH: AtomicU32 = AtomicU32::new(0);

#[tokio::main]
async fn main() {
    let berths = Arc::new(Semaphore::new(3));
    let mut ships = JoinSet::new();
    for _ in 0..10 {
        let berths = Arc::clone(&berths);
        ships.spawn(async move {
            let _berth = berths.acquire().await.unwrap();
            let at_once = AT_BERTH.fetch_add(1, Relaxed) + 1;
            sleep(Duration::from_millis(20)).await;
            AT_BERTH.fetch_sub(1, Relaxed);
            at_once
        });
    }
    let counts = ships.join_all().await;
    let most = counts.into_iter().fold(0, u32::max);
    assert!(most <= 3);
    println!("at most {most} ships at a berth");
}
