use std::cell::Cell;
use std::thread;

#[derive(Default)]
struct Song {
    plays: Cell<u32>,
}

impl Song {
    fn play(&self) {
        self.plays.set(self.plays.get() + 1);
    }
    fn plays(&self) -> u32 {
        self.plays.get()
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
