use std::{sync::mpsc, thread};

enum Event {
    Second,
    Step,
}
use Event::{Second, Step};

fn main() {
    let (tell, events) = mpsc::channel();
    let door = thread::spawn(move || {
        let (mut quiet, mut shut) = (0, 0);
        for event in events {
            quiet = if matches!(event, Step) { 0 } else { quiet + 1 };
            shut += u32::from(quiet == 2);
        }
        shut
    });
    for event in [Second, Step, Second, Second, Second, Step, Second] {
        tell.send(event).unwrap();
    }
    drop(tell);
    println!("shut: {}", door.join().unwrap());
}
