use std::mem;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    Passed,
    TakeCount { reply: Sender<u32> },
}

fn serve(inbox: Receiver<Message>) {
    let mut cars = 0;
    for message in inbox {
        match message {
            Message::Passed => cars += 1,
            Message::TakeCount { reply } => _ = reply.send(mem::take(&mut cars)),
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
    bridge.send(Message::TakeCount { reply }).unwrap();
    answer.recv().unwrap()
}

fn main() {
    let bridge = open();
    bridge.send(Message::Passed).unwrap();
    println!("cars: {}", take_count(&bridge));
}
