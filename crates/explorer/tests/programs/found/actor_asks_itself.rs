//@ An actor that sends a message to itself and waits for the answer.
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: it cannot answer while it waits, and main waits for it
use std::sync::mpsc::{Sender, channel};
use std::thread;

fn main() {
    let (mailbox, messages) = channel::<Sender<u32>>();
    let own = mailbox.clone();
    let actor = thread::spawn(move || {
        for answer in messages {
            let (inner, inners) = channel();
            own.send(inner).unwrap();
            answer.send(inners.recv().unwrap()).unwrap();
        }
    });
    let (answer, answers) = channel();
    mailbox.send(answer).unwrap();
    println!("{:?}", answers.recv());
    actor.join().unwrap();
}
