use std::{sync::mpsc, thread};

fn main() {
    let (to_bill, litres) = mpsc::channel();
    let bill = thread::spawn(move || litres.iter().sum::<u32>());
    let (to_meter, turns) = mpsc::channel::<u32>();
    let meter = thread::spawn(move || {
        for turn in turns {
            to_bill.send(10 * turn).unwrap();
        }
    });
    to_meter.send(4).unwrap();
    println!("{} litres", bill.join().unwrap());
    meter.join().unwrap();
    drop(to_meter);
}
