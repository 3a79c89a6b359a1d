use std::sync::Arc;
use tokio::task::yield_now;

#[tokio::main]
async fn main() {
    let survey = tokio::spawn(async {
        let chart = Arc::new(vec![4, 7, 12]);
        yield_now().await;
        chart.len()
    });
    println!("{} depths", survey.await.unwrap());
}
