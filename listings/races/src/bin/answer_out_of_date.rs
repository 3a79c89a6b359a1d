use std::sync::mpsc::{self, Sender};
use std::thread;

enum Message {
    IsFree(Sender<bool>),
    Book(&'static str),
}

fn desk(owner: Sender<Message>, guest: &'static str) {
    let (reply, answer) = mpsc::channel();
    owner.send(Message::IsFree(reply)).unwrap();
    if answer.recv().unwrap() {
        owner.send(Message::Book(guest)).unwrap();
    }
}

fn main() {
    let (owner, messages) = mpsc::channel();
    let owner_too = owner.clone();
    let mut room_12 = Vec::new();

    thread::scope(|hotel| {
        hotel.spawn(move || desk(owner, "Ada"));
        hotel.spawn(move || desk(owner_too, "Ben"));
        for message in messages {
            match message {
                Message::IsFree(reply) => reply.send(room_12.is_empty()).unwrap(),
                Message::Book(guest) => room_12.push(guest),
            }
        }
    });

    println!("room 12: {}", room_12.join(" and "));
    assert!(!room_12.is_empty());
}
