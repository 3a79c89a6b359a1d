use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

fn depot(road: SyncSender<&str>, arrivals: Receiver<&str>) {
    for parcel in ["books", "lamps"] {
        road.send(parcel).unwrap();
    }
    for _ in 0..2 {
        arrivals.recv().unwrap();
    }
}

fn main() {
    let (road_north, north) = sync_channel(1);
    let (road_south, south) = sync_channel(1);

    println!("two parcels each way");
    thread::scope(|scope| {
        scope.spawn(move || depot(road_north, south));
        scope.spawn(move || depot(road_south, north));
    });
    println!("all parcels have arrived");
}
