//@ A receiver gives up after a time limit; the message comes late and is dropped with the channel.
//@ outcome: ok: got x
//@ outcome: ok: late, sent
//@ outcome: ok: late, refused
//@ why: the limit may be up before the send, which then finds the receiver there or gone
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = channel();
    let sending = thread::spawn(move || sender.send("x".to_owned()).is_ok());
    let got = receiver.recv_timeout(Duration::from_millis(5));
    drop(receiver);
    let sent = sending.join().unwrap();
    match got {
        Ok(text) => println!("got {text}"),
        Err(_) => println!("late, {}", if sent { "sent" } else { "refused" }),
    }
}
