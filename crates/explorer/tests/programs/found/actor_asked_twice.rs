//@ An actor answers through channels in its messages; two clients increment and read.
//@ outcome: ok: 1 2
//@ outcome: ok: 2 1
//@ why: the actor handles one message at a time
use std::sync::mpsc::{Sender, channel};
use std::thread;

fn main() {
    let (mailbox, messages) = channel::<Sender<u32>>();
    let actor = thread::spawn(move || {
        let mut count = 0;
        for answer in messages {
            count += 1;
            answer.send(count).unwrap();
        }
    });
    let ask = |mailbox: Sender<Sender<u32>>| {
        let (answer, answers) = channel();
        mailbox.send(answer).unwrap();
        answers.recv().unwrap()
    };
    let theirs = mailbox.clone();
    let other = thread::spawn(move || ask(theirs));
    let mine = ask(mailbox);
    println!("{} {mine}", other.join().unwrap());
    actor.join().unwrap();
}
