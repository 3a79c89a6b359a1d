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
    mut inbox: Receiver<Letter>,
    sorted: Sender<u32>,
    restarts: u32,
) -> Result<(), GaveUp> {
    let all: Vec<Letter> = inbox.iter().collect();
    let (t, mut inbox) = channel();
    for l in all {
        t.send(l).unwrap();
    }
    drop(t);
    for _ in 0..=restarts {
        let child = thread::scope(|s| s.spawn(|| sort(&mut inbox, &sorted)).join());
        if child.is_ok() {
            return Ok(());
        }
    }
    Err(GaveUp)
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
