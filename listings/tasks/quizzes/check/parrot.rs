use std::sync::{Arc, Mutex};
use tokio::task::yield_now;

async fn say(word: &str) {
    yield_now().await;
    println!("{word}");
}

#[tokio::main]
async fn main() {
    let words = Arc::new(Mutex::new(vec!["hello"]));
    let parrot = tokio::spawn(async move {
        if let Some(word) = words.lock().unwrap().pop() {
            say(word).await;
        }
    });
    parrot.await.unwrap();
}
