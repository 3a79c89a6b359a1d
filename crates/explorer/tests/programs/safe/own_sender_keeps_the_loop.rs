//@ Main receives until the channel is closed, with a sender of its own that it has not dropped.
//@ outcome: deadlock: 1 2
//@ outcome: deadlock: 2 1
//@ fault: deadlock
//@ why: the iterator ends when all senders are gone (documentation of Receiver::iter), which main's never is.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (sender, receiver) = channel();
    for number in [1, 2] {
        let sender = sender.clone();
        thread::spawn(move || sender.send(number).unwrap());
    }
    for number in receiver {
        println!("{number}");
    }
}
