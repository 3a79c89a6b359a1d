use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// A place for one answer.
struct Reply<T>(Sender<T>);

impl<T> Reply<T> {
    fn send(self, answer: T) {
        // Whoever asked may have gone away: nobody is left to tell.
        _ = self.0.send(answer);
    }
}

struct Take {
    litres: u32,
    reply: Reply<Result<u32, &'static str>>,
}

fn serve(inbox: Receiver<Take>) {
    let mut level: u32 = 50;
    for Take { litres, reply } in inbox {
        if litres > level {
            reply.send(Err("not enough water"));
        }
        level -= litres;
        reply.send(Ok(level));
    }
}

fn main() {
    let (tank, inbox) = mpsc::channel();
    thread::spawn(|| serve(inbox));
    for litres in [30, 30] {
        let (reply, answer) = mpsc::channel();
        let reply = Reply(reply);
        tank.send(Take { litres, reply }).unwrap();
        println!("{:?}", answer.recv().unwrap());
    }
}
