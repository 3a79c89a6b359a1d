use std::sync::mpsc::{self, Receiver, Sender};

type Car = &'static str;

struct Message(Car, Sender<bool>);

fn book(station: &Sender<Message>, car: Car) -> bool {
    let (reply, answer) = mpsc::channel();
    station.send(Message(car, reply)).unwrap();
    answer.recv().unwrap()
}

fn cancel(_station: &Sender<Message>, _car: Car) {}

fn station(messages: Receiver<Message>) -> Option<Car> {
    let mut charging = None;
    for Message(car, reply) in messages {
        reply.send(charging.is_none()).unwrap();
        charging = charging.or(Some(car));
    }
    charging
}

fn main() {
    let (cars, messages) = mpsc::channel();
    let owner = std::thread::spawn(move || station(messages));
    println!("red: {}", book(&cars, "red"));
    cancel(&cars, "red");
    drop(cars);
    println!("at the charger: {:?}", owner.join().unwrap());
}
