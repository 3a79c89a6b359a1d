//@ A rendezvous channel whose two senders each wait for the one receiver, which takes one message only.
//@ outcome: ok: 1 refused
//@ outcome: ok: 2 refused
//@ why: the other's send fails when the receiver is gone
use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let (sender, receiver) = sync_channel(0);
    let senders = [1, 2].map(|value| {
        let sender = sender.clone();
        thread::spawn(move || sender.send(value).is_err().then_some(value))
    });
    receiver.recv().unwrap();
    drop(receiver);
    for it in senders {
        if let Some(value) = it.join().unwrap() {
            println!("{value} refused");
        }
    }
}
