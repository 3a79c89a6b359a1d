use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    Reading(i32),
    Highest {
        reply: Sender<Option<i32>>,
    },
    /// At midnight a new day begins.
    Forget,
}

fn serve(inbox: Receiver<Message>) {
    let mut highest = None;
    for message in inbox {
        match message {
            Message::Reading(degrees) => highest = highest.max(Some(degrees)),
            Message::Highest { reply } => _ = reply.send(highest),
            Message::Forget => highest = None,
        }
    }
}

fn main() {
    let (climate, inbox) = mpsc::channel();
    thread::spawn(|| serve(inbox));
    let (reply, answer) = mpsc::channel();
    climate.send(Message::Reading(24)).unwrap();
    climate.send(Message::Forget).unwrap();
    climate.send(Message::Highest { reply }).unwrap();
    println!("highest today: {:?}", answer.recv().unwrap());
}
