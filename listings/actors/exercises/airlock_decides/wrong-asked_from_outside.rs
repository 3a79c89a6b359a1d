use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Whether to open, and where the answer goes: is it open now?
type Question = (bool, Sender<bool>);

fn ask(door: &Sender<Question>, to_open: bool) -> bool {
    let (reply, answer) = channel();
    door.send((to_open, reply)).unwrap();
    answer.recv().unwrap()
}

fn serve(inbox: Receiver<Question>) {
    let mut is_open = false;
    for (to_open, reply) in inbox {
        is_open |= to_open;
        _ = reply.send(is_open);
    }
}

struct Airlock([Sender<Question>; 2]);
impl Airlock {
    fn new() -> Airlock {
        Airlock([(); 2].map(|()| {
            let (door, inbox) = channel();
            thread::spawn(|| serve(inbox));
            door
        }))
    }
    fn open(&self, door: usize) -> bool {
        let other_is_open = ask(&self.0[1 - door], false);
        ask(&self.0[door], !other_is_open)
    }
}

fn main() {
    let airlock = Airlock::new();
    println!("inner: {}, outer: {}", airlock.open(0), airlock.open(1));
}
