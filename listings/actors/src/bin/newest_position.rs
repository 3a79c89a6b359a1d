use std::sync::mpsc::{self, Receiver};
use std::thread;

/// The motor of the blind. Only the newest position is worth the way.
fn serve(inbox: Receiver<u32>) {
    while let Ok(mut position) = inbox.recv() {
        while let Ok(newer) = inbox.try_recv() {
            println!("skipped: {position} %");
            position = newer;
        }
        println!("moving to {position} %");
    }
}

fn main() {
    let (blind, inbox) = mpsc::channel();
    for position in [10, 40, 70] {
        blind.send(position).unwrap();
    }
    // Three were waiting when it came back from its last way.
    let motor = thread::spawn(|| serve(inbox));
    drop(blind);
    motor.join().unwrap();
}
