use std::time::Duration;
use tokio::time::{sleep, timeout};

struct Rope(&'static str);

impl Drop for Rope {
    fn drop(&mut self) {
        println!("  {} let go", self.0);
    }
}

async fn load_cargo() {
    let _bow = Rope("bow rope");
    println!("  loading");
    sleep(Duration::from_secs(3600)).await;
    println!("  papers signed");
}

#[tokio::main]
async fn main() {
    let loaded = timeout(Duration::from_millis(50), load_cargo()).await;
    println!("{loaded:?}");
}
