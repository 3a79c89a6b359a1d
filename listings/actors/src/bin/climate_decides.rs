use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    MayIHeat(Sender<bool>),
    MayIAir(Sender<bool>),
}

fn ask(climate: &Sender<Message>, question: fn(Sender<bool>) -> Message) -> bool {
    let (reply, answer) = mpsc::channel();
    climate.send(question(reply)).unwrap();
    answer.recv().unwrap()
}

/// The rule speaks of both, so one actor owns both, and asks nobody.
fn serve(inbox: Receiver<Message>) {
    let (mut heating, mut airing) = (false, false);
    for message in inbox {
        match message {
            Message::MayIHeat(reply) => {
                heating = !airing;
                reply.send(heating).unwrap();
            }
            Message::MayIAir(reply) => {
                airing = !heating;
                reply.send(airing).unwrap();
            }
        }
    }
}

fn main() {
    let (climate, inbox) = mpsc::channel();
    thread::spawn(|| serve(inbox));

    let boiler = climate.clone();
    let cold = thread::spawn(move || ask(&boiler, Message::MayIHeat));
    let airing = ask(&climate, Message::MayIAir);
    println!("heating: {}, airing: {airing}", cold.join().unwrap());
}
