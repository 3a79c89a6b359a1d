use std::sync::mpsc::{self, Receiver, Sender};

type Car = &'static str;
enum Message {
    Book(Car, Sender<bool>),
    Cancel,
}

fn book(station: &Sender<Message>, car: Car) -> bool {
    let (reply, answer) = mpsc::channel();
    station.send(Message::Book(car, reply)).unwrap();
    answer.recv().unwrap()
}

fn cancel(station: &Sender<Message>, _car: Car) {
    station.send(Message::Cancel).unwrap();
}

fn station(messages: Receiver<Message>) -> Option<Car> {
    let mut charging = None;
    for message in messages {
        match message {
            Message::Book(car, reply) => {
                reply.send(charging.is_none()).unwrap();
                charging = charging.or(Some(car));
            }
            Message::Cancel => charging = charging.filter(|it| *it != "red"),
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
