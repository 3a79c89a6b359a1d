use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

struct Newest {
    count: usize,
    reply: Sender<&'static [i32]>,
}

fn serve(inbox: Receiver<Newest>) {
    let readings = [21, 24, 19];
    for Newest { count, reply } in inbox {
        let from = readings.len() - count;
        _ = reply.send(&readings[from..]);
    }
}

fn main() {
    let (climate, inbox) = mpsc::channel();
    thread::spawn(|| serve(inbox));
    let (reply, answer) = mpsc::channel();
    climate.send(Newest { count: 2, reply }).unwrap();
    println!("newest: {:?}", answer.recv().unwrap());
}
