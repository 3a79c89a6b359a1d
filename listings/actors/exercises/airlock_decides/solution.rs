use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Which door to open, and where the answer goes: is it open now?
type Question = (usize, Sender<bool>);

fn serve(inbox: Receiver<Question>) {
    let mut is_open = [false; 2];
    for (door, reply) in inbox {
        is_open[door] |= !is_open[1 - door];
        _ = reply.send(is_open[door]);
    }
}

struct Airlock(Sender<Question>);
impl Airlock {
    fn new() -> Airlock {
        let (buttons, inbox) = channel();
        thread::spawn(|| serve(inbox));
        Airlock(buttons)
    }
    fn open(&self, door: usize) -> bool {
        let (reply, answer) = channel();
        self.0.send((door, reply)).unwrap();
        answer.recv().unwrap()
    }
}

fn main() {
    let airlock = Airlock::new();
    println!("inner: {}, outer: {}", airlock.open(0), airlock.open(1));
}
