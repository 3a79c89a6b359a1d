use std::sync::mpsc;
use std::thread;

fn main() {
    let (readings, inbox) = mpsc::channel();

    thread::spawn(move || {
        for celsius in [19, 24, 31] {
            readings.send(celsius).unwrap();
        }
    });

    for celsius in inbox {
        println!("the sensor says {celsius} °C");
    }
    println!("the sensor has hung up");
}
