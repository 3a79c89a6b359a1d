//@ Two detached threads wait for a message of which each other is the only sender.
//@ outcome: ok: main is done
//@ why: neither sends before it has received, and nobody else has a sender. That is in values of the program, so it is told only where main waits, too.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (to_ping, ping) = channel::<u32>();
    let (to_pong, pong) = channel::<u32>();
    thread::spawn(move || to_pong.send(ping.recv().unwrap()));
    thread::spawn(move || to_ping.send(pong.recv().unwrap()));
    println!("main is done");
}
