use std::sync::mpsc::{self, Receiver, Sender};

type Car = &'static str;

enum Message {
    IsFree(Sender<bool>),
    Book(Car),
    Cancel(Car),
}

fn book(station: &Sender<Message>, car: Car) -> bool {
    let (reply, answer) = mpsc::channel();
    station.send(Message::IsFree(reply)).unwrap();
    let is_free = answer.recv().unwrap();
    if is_free {
        station.send(Message::Book(car)).unwrap();
    }
    is_free
}

fn cancel(station: &Sender<Message>, car: Car) {
    station.send(Message::Cancel(car)).unwrap();
}

fn station(messages: Receiver<Message>) -> Option<Car> {
    let mut charging = None;
    for message in messages {
        match message {
            Message::IsFree(reply) => reply.send(charging.is_none()).unwrap(),
            Message::Book(car) => charging = Some(car),
            Message::Cancel(car) => charging = charging.filter(|it| *it != car),
        }
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
