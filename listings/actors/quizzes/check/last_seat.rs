use std::sync::mpsc::{self, Sender};
use std::thread;

enum Say {
    SeatsLeft(Sender<i32>),
    Book,
}

fn buy(bus: Sender<Say>) {
    let (reply, answer) = mpsc::channel();
    bus.send(Say::SeatsLeft(reply)).unwrap();
    if answer.recv().unwrap() > 0 {
        bus.send(Say::Book).unwrap();
    }
}

fn main() {
    let (bus, inbox) = mpsc::channel();
    let other = bus.clone();
    thread::spawn(|| buy(other));
    thread::spawn(|| buy(bus));
    let mut seats = 1;
    for message in inbox {
        match message {
            Say::SeatsLeft(reply) => reply.send(seats).unwrap(),
            Say::Book => seats -= 1,
        }
    }
    println!("seats: {seats}");
}
