//@ Two detached threads wait for a message of which each other is the only sender.
//@ outcome: ok: main is done
//@ fault: stuck
//@ missing: who holds a sender is not seen
//@ why: neither sends before it has received, and nobody else has a sender.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (to_ping, ping) = channel::<u32>();
    let (to_pong, pong) = channel::<u32>();
    thread::spawn(move || to_pong.send(ping.recv().unwrap()));
    thread::spawn(move || to_ping.send(pong.recv().unwrap()));
    println!("main is done");
}
