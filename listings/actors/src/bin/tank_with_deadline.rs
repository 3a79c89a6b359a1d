use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::{thread, time::Duration};

enum Message {
    Level(Sender<u32>),
    Fill(Sender<u32>),
}

/// Filling waits for the tap, which may take long.
fn serve(inbox: Receiver<Message>, tap: Receiver<u32>) {
    let mut level = 0;
    for message in inbox {
        let reply = match message {
            Message::Level(reply) => reply,
            Message::Fill(reply) => {
                level += tap.recv().unwrap();
                assert!(level <= 80, "the tank runs over");
                reply
            }
        };
        _ = reply.send(level);
    }
}

fn main() {
    let (tank, inbox) = mpsc::channel();
    let (open, tap) = mpsc::channel();
    thread::spawn(|| serve(inbox, tap));
    let ask = |question: fn(Sender<u32>) -> Message, millis| {
        let (reply, answer) = mpsc::channel();
        let sent = tank.send(question(reply));
        sent.map_err(|_| RecvTimeoutError::Disconnected)?;
        answer.recv_timeout(Duration::from_millis(millis))
    };
    println!("fill, at most 20 ms: {:?}", ask(Message::Fill, 20));
    open.send(50).unwrap();
    println!("level, at most 5 s: {:?}", ask(Message::Level, 5000));
    open.send(50).unwrap();
    println!("fill, at most 5 s: {:?}", ask(Message::Fill, 5000));
}
