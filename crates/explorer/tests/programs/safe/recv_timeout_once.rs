//@ A message may come too late.
//@ outcome: ok: Ok(1)
//@ outcome: ok: Err(Timeout)
//@ why: the message is sent before the sender is dropped, so a closed channel is not seen.
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(1).unwrap_or_default());
    println!("{:?}", receiver.recv_timeout(Duration::from_millis(1)));
}
