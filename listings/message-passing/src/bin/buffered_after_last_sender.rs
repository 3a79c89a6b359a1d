use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    let sensor = thread::spawn(move || {
        for reading in [19, 20, 21] {
            tx.send(reading).unwrap();
        }
    });

    sensor.join().unwrap();
    println!("the sensor thread has ended, its sender is dropped");

    for reading in rx {
        println!("received {reading} degrees");
    }
    println!("no message and no sender left: the loop ends");
}
