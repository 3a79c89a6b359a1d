use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

#[derive(Default)]
struct Song {
    plays: AtomicU32,
}

impl Song {
    fn play(&self) {
        let one_more = |plays: u32| plays.checked_add(1);
        _ = self.plays.fetch_update(SeqCst, SeqCst, one_more);
    }
    fn plays(&self) -> u32 {
        self.plays.load(SeqCst)
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
