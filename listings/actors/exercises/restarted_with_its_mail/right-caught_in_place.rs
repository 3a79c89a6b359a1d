use std::panic::{AssertUnwindSafe, catch_unwind};
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
    // After a panic the mailbox is whole: a letter has been taken out, or it has not.
    let mut run = || catch_unwind(AssertUnwindSafe(|| sort(&mut inbox, &sorted)));
    (0..=restarts).find_map(|_| run().ok()).ok_or(GaveUp)
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
