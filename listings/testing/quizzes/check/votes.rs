use std::{sync::mpsc, thread};

fn main() {
    let (urn, votes) = mpsc::channel();
    for vote in ["yes", "no"] {
        let urn = urn.clone();
        thread::spawn(move || urn.send(vote).unwrap());
    }
    drop(urn);
    let votes: Vec<_> = votes.iter().collect();
    println!("{votes:?}");
}
