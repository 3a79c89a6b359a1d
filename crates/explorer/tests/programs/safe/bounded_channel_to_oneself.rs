//@ Main fills a channel of bound 1 whose only receiver is its own.
//@ outcome: deadlock: 1 sent
//@ fault: deadlock
//@ why: the second send waits for room that only main could make.
use std::sync::mpsc::sync_channel;

fn main() {
    let (sender, receiver) = sync_channel(1);
    sender.send(1).unwrap();
    println!("1 sent");
    sender.send(2).unwrap();
    println!("{:?}", receiver.recv());
}
