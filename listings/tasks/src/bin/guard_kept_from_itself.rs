use std::sync::Mutex;
use tokio::{join, task::yield_now};

#[expect(clippy::await_holding_lock)]
async fn radio(log: &Mutex<Vec<&str>>, line: &'static str) {
    println!("{line}: wants the log");
    let mut log = log.lock().unwrap();
    yield_now().await; // until the channel is free
    log.push(line);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let log = Mutex::new(Vec::new());
    join!(radio(&log, "buoy 7 adrift"), radio(&log, "buoy 9 dark"));
    println!("{:?}", log.lock().unwrap());
}
