use std::sync::mpsc;
use std::thread;

fn main() {
    let (hand_in, dirty) = mpsc::sync_channel(1);
    let (hand_out, clean) = mpsc::sync_channel(1);
    thread::spawn(move || {
        for shirt in dirty {
            hand_out.send(shirt).unwrap();
        }
    });
    for shirt in 1..=4 {
        hand_in.send(shirt).unwrap();
    }
    drop(hand_in);
    println!("{} shirts", clean.iter().count());
}
