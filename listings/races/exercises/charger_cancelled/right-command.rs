use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

type Car = &'static str;

/// What the owner is to do with its charger.
type Message = Box<dyn FnOnce(&mut Option<Car>) + Send>;

fn book(station: &Sender<Message>, car: Car) -> bool {
    let (reply, answer) = mpsc::channel();
    let command = move |charging: &mut Option<Car>| {
        let booked = charging.is_none();
        charging.get_or_insert(car);
        reply.send(booked).unwrap();
    };
    station.send(Box::new(command)).unwrap();
    answer.recv().unwrap()
}

fn cancel(station: &Sender<Message>, car: Car) {
    let command = move |charging: &mut Option<Car>| {
        charging.take_if(|it| *it == car);
    };
    station.send(Box::new(command)).unwrap();
}

fn station(messages: Receiver<Message>) -> Option<Car> {
    let mut charging = None;
    for command in messages {
        command(&mut charging);
    }
    charging
}

fn main() {
    let (cars, messages) = mpsc::channel();
    let owner = thread::spawn(move || station(messages));
    println!("red: {}", book(&cars, "red"));
    cancel(&cars, "red");
    drop(cars);
    println!("at the charger: {:?}", owner.join().unwrap());
}
