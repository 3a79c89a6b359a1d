use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Whether the outer door asks, and where the answer goes.
type Question = (bool, Sender<bool>);

/// The inner door asks nobody, and once it has consented, it stays closed.
fn serve_inner(inbox: Receiver<Question>) {
    let (mut is_open, mut has_consented) = (false, false);
    for (asks_outer, reply) in inbox {
        if asks_outer {
            has_consented |= !is_open;
            _ = reply.send(has_consented);
        } else {
            is_open |= !has_consented;
            _ = reply.send(is_open);
        }
    }
}

/// The outer door hands each question on, and asks in one direction only.
fn serve_outer(inbox: Receiver<Question>, inner: Sender<Question>) {
    for (_, reply) in inbox {
        inner.send((true, reply)).unwrap();
    }
}

struct Airlock([Sender<Question>; 2]);
impl Airlock {
    fn new() -> Airlock {
        let ((inner, to_inner), (outer, to_outer)) = (channel(), channel());
        let consent = inner.clone();
        thread::spawn(|| serve_inner(to_inner));
        thread::spawn(|| serve_outer(to_outer, consent));
        Airlock([inner, outer])
    }
    fn open(&self, door: usize) -> bool {
        let (reply, answer) = channel();
        self.0[door].send((false, reply)).unwrap();
        answer.recv().unwrap()
    }
}

fn main() {
    let airlock = Airlock::new();
    println!("inner: {}, outer: {}", airlock.open(0), airlock.open(1));
}
