use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    Passed,
    Hour(mpsc::SyncSender<usize>),
}

/// The cars of an hour are those that lie between two questions.
fn serve(inbox: Receiver<Message>) {
    loop {
        let mut hour = None;
        let cars = inbox
            .iter()
            .take_while(|message| match message {
                Message::Passed => true,
                Message::Hour(reply) => {
                    hour = Some(reply.clone());
                    false
                }
            })
            .count();
        let Some(reply) = hour else { return };
        let _ = reply.send(cars);
    }
}

fn open() -> Sender<Message> {
    let (bridge, inbox) = mpsc::channel();
    thread::spawn(|| serve(inbox));
    bridge
}

fn take_count(bridge: &Sender<Message>) -> u32 {
    let (reply, answer) = mpsc::sync_channel(1);
    bridge.send(Message::Hour(reply)).unwrap();
    answer.recv().unwrap() as u32
}

fn main() {
    let bridge = open();
    bridge.send(Message::Passed).unwrap();
    println!("cars: {}", take_count(&bridge));
}
