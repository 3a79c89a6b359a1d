use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

fn pump(readings: Receiver<u32>) {
    for litres in readings {
        assert!(litres < 23, "the pump is blocked");
        println!("pump: {litres} litres a minute");
    }
    println!("pump: the sensor is gone, so I stop");
}

/// Ends by itself when it has nothing more to say.
fn sensor(pump: SyncSender<u32>, last: u32) {
    for litres in 20..=last {
        if pump.send(litres).is_err() {
            return println!("sensor: the pump is gone, so I stop");
        }
    }
}

fn main() {
    for last in [21, 1_000_000] {
        let (to_pump, readings) = mpsc::sync_channel(0);
        let pump = thread::spawn(|| pump(readings));
        let sensor = thread::spawn(move || sensor(to_pump, last));
        sensor.join().unwrap();
        println!("the pump panicked: {}", pump.join().is_err());
    }
}
