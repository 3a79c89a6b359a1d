use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

#[derive(Default)]
struct Song {}

static PLAYS: AtomicU32 = AtomicU32::new(0);

impl Song {
    fn play(&self) {
        PLAYS.fetch_add(1, Relaxed);
    }
    fn plays(&self) -> u32 {
        PLAYS.load(Relaxed)
    }
}

fn main() {
    let song = Song::default();
    thread::scope(|bar| {
        bar.spawn(|| song.play());
        bar.spawn(|| song.play());
    });
    println!("played {} times", song.plays());
}
