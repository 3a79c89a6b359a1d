use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    Passed,
    Count { reply: Sender<u32> },
    Reset,
}

fn serve(inbox: Receiver<Message>) {
    let mut cars = 0;
    for message in inbox {
        match message {
            Message::Passed => cars += 1,
            Message::Count { reply } => _ = reply.send(cars),
            Message::Reset => cars = 0,
        }
    }
}

fn open() -> Sender<Message> {
    let (bridge, inbox) = mpsc::channel();
    thread::spawn(|| serve(inbox));
    bridge
}

fn take_count(bridge: &Sender<Message>) -> u32 {
    let (reply, answer) = mpsc::channel();
    bridge.send(Message::Count { reply }).unwrap();
    let cars = answer.recv().unwrap();
    bridge.send(Message::Reset).unwrap();
    cars
}

fn main() {
    let bridge = open();
    bridge.send(Message::Passed).unwrap();
    println!("cars: {}", take_count(&bridge));
}
