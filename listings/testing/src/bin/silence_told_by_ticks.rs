use std::sync::mpsc::{Receiver, channel};
use std::thread;

enum Event {
    Sound,
    Second,
}

/// At which second of the show the emergency tape starts.
fn watch(events: &Receiver<Event>) -> Option<u32> {
    let (mut now, mut silent_for) = (0, 0);
    for event in events {
        match event {
            Event::Sound => silent_for = 0,
            Event::Second => (now, silent_for) = (now + 1, silent_for + 1),
        }
        if silent_for == 3 {
            return Some(now);
        }
    }
    None
}

fn main() {
    let (tell, events) = channel();
    let watch = thread::spawn(move || watch(&events));
    for event in "sound . . sound . . .".split(' ') {
        let event = match event {
            "sound" => Event::Sound,
            _ => Event::Second,
        };
        tell.send(event).unwrap();
    }
    let tape = watch.join().unwrap();
    println!("tape: {tape:?}");
    assert_eq!(tape, Some(5));
}
