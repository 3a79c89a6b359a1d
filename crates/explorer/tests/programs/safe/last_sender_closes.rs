//@ Who drops the last sender ends the receiver's loop: before or after main has had the lock that the thread then takes.
//@ outcome: ok: sum 3
//@ why: both messages are sent before the senders go, whoever is last; main only prints when the loop is over.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (sender, receiver) = channel();
    for number in [1, 2] {
        let sender = sender.clone();
        thread::spawn(move || sender.send(number).unwrap());
    }
    drop(sender);
    println!("sum {}", receiver.iter().sum::<i32>());
}
