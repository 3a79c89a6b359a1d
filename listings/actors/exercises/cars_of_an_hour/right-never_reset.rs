use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    Passed,
    SinceLastTime(Sender<u32>),
}

/// Counts for ever, and remembers how many it has told of.
fn serve(inbox: Receiver<Message>) {
    let (mut cars, mut told) = (0, 0);
    for message in inbox {
        match message {
            Message::Passed => cars += 1,
            Message::SinceLastTime(reply) => {
                let _ = reply.send(cars - told);
                told = cars;
            }
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
    bridge.send(Message::SinceLastTime(reply)).unwrap();
    answer.recv().unwrap()
}

fn main() {
    let bridge = open();
    bridge.send(Message::Passed).unwrap();
    println!("cars: {}", take_count(&bridge));
}
