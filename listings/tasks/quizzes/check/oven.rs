use tokio::task::yield_now;

async fn bake(what: &str) {
    println!("{what} in");
    yield_now().await;
    println!("{what} out");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let bread = bake("bread");
    let cake = bake("cake");
    println!("oven on");
    cake.await;
    bread.await;
}
