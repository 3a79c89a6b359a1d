use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

#[derive(Default)]
struct Song {
    plays: AtomicU32,
}

impl Song {
    fn play(&self) {
        let mut plays = self.plays.load(Relaxed);
        while let Err(now) =
            self.plays
                .compare_exchange(plays, plays + 1, Relaxed, Relaxed)
        {
            plays = now;
        }
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
