use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    SwitchOn(Sender<bool>),
    AreYouOn(Sender<Message>, Sender<bool>),
    Answer(bool, Sender<bool>),
}
use Message::{Answer, AreYouOn, SwitchOn};

fn serve(me: Sender<Message>, inbox: Receiver<Message>, other: Sender<Message>) {
    let mut on = false;
    for message in inbox {
        match message {
            SwitchOn(reply) => other.send(AreYouOn(me.clone(), reply)).unwrap(),
            AreYouOn(asker, reply) => asker.send(Answer(on, reply)).unwrap(),
            Answer(other_on, reply) => {
                on = !other_on;
                reply.send(on).unwrap();
            }
        }
    }
}

fn main() {
    let (boiler, boiler_inbox) = mpsc::channel();
    let (vents, vents_inbox) = mpsc::channel();
    let (me, other) = (boiler.clone(), vents.clone());
    thread::spawn(|| serve(me, boiler_inbox, other));
    let (me, other) = (vents.clone(), boiler.clone());
    thread::spawn(|| serve(me, vents_inbox, other));

    let answers = [boiler, vents].map(|actor| {
        let (reply, answer) = mpsc::channel();
        actor.send(SwitchOn(reply)).unwrap();
        answer
    });
    let [heating, airing] = answers.map(|answer| answer.recv().unwrap());
    println!("heating: {heating}, airing: {airing}");
}
