use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Whether to open, and where the answer goes: is it open now?
type Question = (bool, Sender<bool>);

fn ask(door: &Sender<Question>, to_open: bool) -> bool {
    let (reply, answer) = channel();
    door.send((to_open, reply)).unwrap();
    answer.recv().unwrap()
}

fn serve(inbox: Receiver<Question>, other: Sender<Question>) {
    let mut is_open = false;
    for (to_open, reply) in inbox {
        if to_open {
            is_open |= !ask(&other, false);
        }
        _ = reply.send(is_open);
    }
}

struct Airlock([Sender<Question>; 2]);
impl Airlock {
    fn new() -> Airlock {
        let ((inner, to_inner), (outer, to_outer)) = (channel(), channel());
        let doors = [inner.clone(), outer.clone()];
        thread::spawn(|| serve(to_inner, outer));
        thread::spawn(|| serve(to_outer, inner));
        Airlock(doors)
    }
    fn open(&self, door: usize) -> bool {
        ask(&self.0[door], true)
    }
}

fn main() {
    let airlock = Airlock::new();
    println!("inner: {}, outer: {}", airlock.open(0), airlock.open(1));
}
