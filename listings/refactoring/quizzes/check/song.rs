use std::{cell::Cell, thread};

struct Song {
    plays: Cell<u32>,
}

fn main() {
    let song = Song { plays: Cell::new(0) };
    thread::scope(|scope| {
        scope.spawn(|| song.plays.set(song.plays.get() + 1));
    });
    println!("{}", song.plays.get());
}
