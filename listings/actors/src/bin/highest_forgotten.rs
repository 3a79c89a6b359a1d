use std::sync::mpsc::{self, Receiver};
use std::thread;

/// Keeps the highest reading since it was started.
fn serve(inbox: &mut Receiver<i32>) -> Option<i32> {
    let mut highest = None;
    for degrees in inbox.iter() {
        assert!(degrees < 100, "{degrees} degrees?");
        highest = highest.max(Some(degrees));
    }
    highest
}

/// Starts a child, and another whenever one has panicked.
fn supervise(mut inbox: Receiver<i32>) -> Option<i32> {
    loop {
        let ended = thread::scope(|s| s.spawn(|| serve(&mut inbox)).join());
        match ended {
            Ok(highest) => return highest,
            Err(_) => println!("restarted"),
        }
    }
}

fn main() {
    let (north, inbox) = mpsc::channel();
    let south = north.clone();
    thread::scope(|house| {
        let supervisor = house.spawn(|| supervise(inbox));
        house.spawn(move || north.send(24).unwrap());
        // Its cable is broken.
        house.spawn(move || south.send(900).unwrap());
        println!("highest: {:?}", supervisor.join().unwrap());
    });
}
