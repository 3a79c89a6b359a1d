#![deny(unused_must_use)]

async fn switch_on(buoy: u32) {
    println!("buoy {buoy}: light on");
}

#[tokio::main]
async fn main() {
    switch_on(7).await;
    println!("all lights are on");
}
