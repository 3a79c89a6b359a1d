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
    let mut bad = 0;
    for l in inbox.iter() {
        match l {
            Some(d) => _ = sorted.send(d),
            None => {
                bad += 1;
                if bad > restarts {
                    return Err(GaveUp);
                }
            }
        }
    }
    Ok(())
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
