use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

type Car = &'static str;

/// Without a reply it is a cancellation.
struct Message {
    car: Car,
    reply: Option<Sender<bool>>,
}

fn book(station: &Sender<Message>, car: Car) -> bool {
    let (reply, answer) = mpsc::channel();
    let reply = Some(reply);
    station.send(Message { car, reply }).unwrap();
    answer.recv().unwrap()
}

fn cancel(station: &Sender<Message>, car: Car) {
    station.send(Message { car, reply: None }).unwrap();
}

fn station(messages: Receiver<Message>) -> Option<Car> {
    let mut charging: Option<Car> = None;
    for Message { car, reply } in messages {
        if let Some(reply) = reply {
            let free = charging.is_none();
            if free {
                charging = Some(car);
            }
            reply.send(free).unwrap();
        } else if charging == Some(car) {
            charging = None;
        }
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
