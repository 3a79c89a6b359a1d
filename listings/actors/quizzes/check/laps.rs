use std::{panic, sync::mpsc, thread};

fn count(inbox: &mut mpsc::Receiver<&str>) -> u32 {
    let mut laps = 0;
    for message in inbox.iter() {
        assert_eq!(message, "lap");
        laps += 1;
    }
    laps
}

fn main() {
    panic::set_hook(Box::new(|_| {})); // A panic prints nothing.
    let (track, mut inbox) = mpsc::channel();
    for message in ["lap", "lap", "fall", "lap"] {
        track.send(message).unwrap();
    }
    drop(track);
    let laps = loop {
        let ended = thread::scope(|s| s.spawn(|| count(&mut inbox)).join());
        if let Ok(laps) = ended {
            break laps;
        }
    };
    println!("laps: {laps}");
}
