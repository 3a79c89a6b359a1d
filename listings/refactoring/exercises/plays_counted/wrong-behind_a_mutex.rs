use std::sync::Mutex;
use std::thread;

#[derive(Default)]
struct Song {
    plays: Mutex<u32>,
}

impl Song {
    fn play(&self) {
        *self.plays.lock().unwrap() += 1;
    }
    fn plays(&self) -> u32 {
        *self.plays.lock().unwrap()
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
