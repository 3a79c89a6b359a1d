use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

type Log = Arc<Mutex<Vec<String>>>;

const MEASURING: Duration = Duration::from_millis(20);

async fn report(station: u32, log: Log) {
    log.lock().unwrap().push(format!("{station} begins"));
    // The instrument needs its time.
    tokio::task::yield_now().await;
    let measured = format!("{station}: {} hPa", 1000 + station);
    log.lock().unwrap().push(measured);
}

#[tokio::main]
async fn main() {
    let log = Log::default();
    let stations = [1, 2].map(|station| tokio::spawn(report(station, log.clone())));
    for station in stations {
        station.await.unwrap();
    }
    println!("{:?}", log.lock().unwrap());
}
