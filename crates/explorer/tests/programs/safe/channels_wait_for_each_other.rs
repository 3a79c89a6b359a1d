//@ Two threads wait for a message of which each other is the only sender, and main joins both.
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: neither sends before it has received, and no sender is dropped, so that recv can't fail.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (to_ping, ping) = channel::<u32>();
    let (to_pong, pong) = channel::<u32>();
    let pinging = thread::spawn(move || to_pong.send(ping.recv().unwrap()).unwrap());
    let ponging = thread::spawn(move || to_ping.send(pong.recv().unwrap()).unwrap());
    pinging.join().unwrap();
    ponging.join().unwrap();
    println!("never");
}
