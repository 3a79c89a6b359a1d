//! States that look alike and are not: what is found is the same as without merging.

use explorer::sync::atomic::{AtomicU32, Ordering::SeqCst};
use explorer::sync::{Arc, Mutex, mpsc};
use explorer::{Graph, Options, explore, println, thread};
use std::time::Duration;

/// Explores `main` twice, and compares outcomes and the number of schedules of each.
#[track_caller]
fn merged_as_in_the_tree(main: impl Fn() + Send + Clone + 'static) -> Graph {
    let merged = explore(&Options::default(), main.clone()).unwrap();
    let options = Options {
        merge: false,
        ..Options::default()
    };
    let tree = explore(&options, main).unwrap();
    assert_eq!((&merged.capped, &tree.capped), (&None, &None));
    assert_eq!(merged.outcomes, tree.outcomes);
    merged
}

/// Of the value no text is known, and both threads run the same lines: only who they are tells what they leave in it.
#[test]
fn who_was_the_last_to_write() {
    struct Room(&'static str);
    let graph = merged_as_in_the_tree(|| {
        let room = Mutex::new(Room("nobody"));
        let check_in = |guest| {
            let is_free = room.lock().unwrap().0 == "nobody";
            if is_free {
                room.lock().unwrap().0 = guest;
            }
        };
        thread::scope(|hotel| {
            hotel.spawn(|| check_in("Ada"));
            hotel.spawn(|| check_in("Ben"));
        });
        println!("{}", room.lock().unwrap().0);
    });
    assert_eq!(graph.outcomes.len(), 2);
}

/// What a thread was given is all that is left of a parent that has ended.
#[test]
fn what_the_parent_had_seen() {
    let graph = merged_as_in_the_tree(|| {
        let tap = Arc::new(AtomicU32::new(0));
        let (sender, receiver) = mpsc::channel();
        let reader = Arc::clone(&tap);
        thread::spawn(move || {
            let seen = reader.load(SeqCst);
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(1));
                sender.send(seen).unwrap();
            });
        });
        tap.store(1, SeqCst);
        println!("{}", receiver.recv().unwrap());
    });
    assert_eq!(graph.outcomes.len(), 2);
}
