async fn deepest(chart: &[u32]) -> u32 {
    tokio::task::yield_now().await; // a long chart: let others go on
    chart.iter().copied().max().unwrap_or(0)
}

#[tokio::main]
async fn main() {
    let chart = [4, 7, 12, 9];
    let (west, east) = chart.split_at(2);
    let west = tokio::spawn(deepest(west));
    let east = tokio::spawn(deepest(east));
    println!("{:?} m, {:?} m", west.await, east.await);
}
