use std::hint::black_box;
use std::mem::size_of_val;
use tokio::task::yield_now;

async fn plot_course() {
    let chart = [0_u8; 1024];
    black_box(&chart);
    yield_now().await;
    black_box(&chart);
}

async fn plot_then_wait() {
    {
        let chart = [0_u8; 1024];
        black_box(&chart);
    }
    yield_now().await;
}

fn main() {
    let [kept, gone] = [size_of_val(&plot_course()), size_of_val(&plot_then_wait())];
    assert!(kept > 1024 && gone < 100);
    println!("the chart lives across the wait: {kept} bytes");
    println!("it ends before the wait: {gone} bytes");
}
