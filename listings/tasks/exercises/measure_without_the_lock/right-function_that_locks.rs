use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

type Log = Arc<Mutex<Vec<String>>>;

const MEASURING: Duration = Duration::from_millis(20);

/// Not async, so no guard can live across a wait.
fn enter(log: &Log, line: String) {
    log.lock().unwrap().push(line);
}

async fn report(station: u32, log: Log) {
    enter(&log, format!("{station} begins"));
    // The instrument needs its time.
    sleep(MEASURING).await;
    let measured = format!("{station}: {} hPa", 1000 + station);
    enter(&log, measured);
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
