use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    Reading(i32),
    Highest { reply: Sender<Option<i32>> },
}

fn serve(inbox: Receiver<Message>) {
    let mut highest = None;
    for message in inbox {
        match message {
            Message::Reading(degrees) => highest = highest.max(Some(degrees)),
            Message::Highest { reply } => _ = reply.send(highest),
        }
    }
}

struct Climate(Sender<Message>);
impl Climate {
    fn report(&self, degrees: i32) {
        self.0.send(Message::Reading(degrees)).unwrap();
    }
    fn highest(&self) -> Option<i32> {
        let (reply, answer) = mpsc::channel();
        self.0.send(Message::Highest { reply }).unwrap();
        answer.recv().unwrap()
    }
}

fn main() {
    let (mailbox, inbox) = mpsc::channel();
    thread::spawn(|| serve(inbox));
    let climate = Climate(mailbox);
    thread::scope(|house| {
        house.spawn(|| climate.report(24));
        house.spawn(|| climate.report(19));
    });
    println!("highest: {:?}", climate.highest());
}
