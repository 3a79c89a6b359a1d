use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

#[derive(Default)]
struct Song {
    plays: AtomicU32,
}

impl Song {
    fn play(&self) {
        self.plays.store(self.plays.load(Relaxed) + 1, Relaxed);
    }
    fn plays(&self) -> u32 {
        self.plays.load(Relaxed)
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
