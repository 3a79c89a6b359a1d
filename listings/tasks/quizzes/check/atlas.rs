use std::rc::Rc;
use tokio::task::yield_now;

async fn pages(of: Rc<str>) -> usize {
    yield_now().await;
    of.len()
}

#[tokio::main]
async fn main() {
    let atlas: Rc<str> = "the whole world".into();
    let printed = tokio::spawn(async { 40 });
    let read = pages(Rc::clone(&atlas)).await;
    println!("{read} of {}: {atlas}", printed.await.unwrap());
}
