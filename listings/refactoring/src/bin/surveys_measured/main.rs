mod names;
mod notebook;
mod own;
mod parallel;
mod shared;
mod shares;
mod sighting;

use names::{Map, Places};
use notebook::Notebook;
use std::sync::{Mutex, RwLock};
use std::{cell::RefCell, num::NonZero, thread, time::Instant};

fn in_turn(notebooks: &[Notebook]) -> usize {
    let (names, mut whole) = (RefCell::<Map>::default(), shared::Tally::default());
    for notebook in notebooks {
        whole.add(shared::Tally::of(notebook, &names));
    }
    whole.birds.len()
}

fn shared_names<N: Places + Sync>(notebooks: &[Notebook]) -> usize {
    let (names, mut whole) = (N::default(), shared::Tally::default());
    let read = |notebook| shared::Tally::of(notebook, &names);
    for tally in parallel::in_parallel(notebooks, workers(), read, |_| ()) {
        whole.add(tally);
    }
    whole.birds.len()
}

fn own_names_in_shares(notebooks: &[Notebook]) -> usize {
    let mut whole = own::Tally::default();
    for tally in shares::in_parallel(notebooks, workers(), own::Tally::of, |_| ()) {
        whole.add(tally);
    }
    whole.birds.len()
}

fn own_names(notebooks: &[Notebook]) -> usize {
    let mut whole = own::Tally::default();
    for tally in parallel::in_parallel(notebooks, workers(), own::Tally::of, |_| ()) {
        whole.add(tally);
    }
    whole.birds.len()
}

fn workers() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Reads all notebooks and says how many species there are.
type Survey = fn(&[Notebook]) -> usize;

// ANCHOR: main
fn main() {
    let notebooks = (1..=60).map(Notebook::written);
    let thick = notebooks.map(|one| Notebook::new(&one.title, &one.text().repeat(10)));
    let notebooks: Vec<Notebook> = thick.collect();
    let ways: [(&str, Survey); 5] = [
        ("one after the other", in_turn),
        ("names behind a mutex", shared_names::<Mutex<Map>>),
        (
            "names behind a read-write lock",
            shared_names::<RwLock<Map>>,
        ),
        ("names of their own, in shares", own_names_in_shares),
        ("names of their own, dealt out", own_names),
    ];
    let mut times = [const { Vec::new() }; 5];
    for _ in 0..31 {
        for ((_, survey), times) in ways.iter().zip(&mut times) {
            let start = Instant::now();
            assert_eq!(survey(&notebooks), 6);
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    for ((label, _), times) in ways.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        println!("{label}: {:.1} ms", times[15]);
    }
    let [in_turn, mutex, .., own] = times.map(|times| times[0]);
    assert!(own < 1.25 * in_turn.min(mutex), "run it with --release");
}
// ANCHOR_END: main
