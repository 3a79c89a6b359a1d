use std::{future::pending, time::Duration};
use tokio::time::timeout;

struct Cup(&'static str);
impl Drop for Cup {
    fn drop(&mut self) {
        println!("{} washed", self.0);
    }
}

async fn drink(cup: Cup) {
    println!("{} filled", cup.0);
    pending::<()>().await;
    println!("{} empty", cup.0);
}

#[tokio::main]
async fn main() {
    let (tea, cocoa) = (drink(Cup("tea")), drink(Cup("cocoa")));
    _ = timeout(Duration::from_millis(20), tea).await;
    println!("closed");
    drop(cocoa);
}
