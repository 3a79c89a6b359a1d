use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    /// The answer says whether it is on now.
    SwitchOn(Sender<bool>),
    AreYouOn(Sender<bool>),
}

fn ask(actor: &Sender<Message>, question: fn(Sender<bool>) -> Message) -> bool {
    let (reply, answer) = mpsc::channel();
    actor.send(question(reply)).unwrap();
    answer.recv().unwrap()
}

/// Never heat with the vents open: each asks the other first.
fn serve(inbox: Receiver<Message>, other: Sender<Message>) {
    let mut on = false;
    for message in inbox {
        match message {
            Message::SwitchOn(reply) => {
                on = !ask(&other, Message::AreYouOn);
                reply.send(on).unwrap();
            }
            Message::AreYouOn(reply) => reply.send(on).unwrap(),
        }
    }
}

fn main() {
    let (boiler, boiler_inbox) = mpsc::channel();
    let (vents, vents_inbox) = mpsc::channel();
    let (to_boiler, to_vents) = (boiler.clone(), vents.clone());
    thread::spawn(|| serve(boiler_inbox, to_vents));
    thread::spawn(|| serve(vents_inbox, to_boiler));

    let cold = thread::spawn(move || ask(&boiler, Message::SwitchOn));
    let airing = ask(&vents, Message::SwitchOn);
    println!("heating: {}, airing: {airing}", cold.join().unwrap());
}
