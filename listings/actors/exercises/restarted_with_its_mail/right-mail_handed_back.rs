use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

type Letter = Option<u32>;

#[derive(Debug, PartialEq)]
struct GaveUp;

fn sort(inbox: &mut Receiver<Letter>, sorted: &Sender<u32>) {
    for district in inbox.iter() {
        let district = district.expect("no address");
        _ = sorted.send(district);
    }
}

fn supervise(
    inbox: Receiver<Letter>,
    sorted: Sender<u32>,
    restarts: u32,
) -> Result<(), GaveUp> {
    let shared = std::sync::Arc::new(std::sync::Mutex::new(inbox));
    let mut left = restarts;
    loop {
        let (inbox, sorted) = (shared.clone(), sorted.clone());
        let child = thread::spawn(move || {
            // A panic of the child before this one has poisoned the lock, and that is all.
            let mut inbox = inbox
                .lock()
                .unwrap_or_else(|poisoned| poisoned.into_inner());
            sort(&mut inbox, &sorted);
        });
        match (child.join(), left) {
            (Ok(()), _) => return Ok(()),
            (Err(_), 0) => return Err(GaveUp),
            (Err(_), _) => left -= 1,
        }
    }
}

fn main() {
    let (letters, inbox) = channel();
    let (sorted, districts) = channel();
    for letter in [Some(7), None, Some(3)] {
        letters.send(letter).unwrap();
    }
    drop(letters);
    let supervisor = thread::spawn(|| supervise(inbox, sorted, 1));
    println!("districts: {:?}", Vec::from_iter(districts));
    println!("supervisor: {:?}", supervisor.join().unwrap());
}
