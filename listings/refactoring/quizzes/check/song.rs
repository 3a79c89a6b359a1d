use std::{cell::Cell, thread};

struct Song(Cell<u32>);

fn main() {
    let song = Song(Cell::new(0));
    thread::scope(|scope| {
        scope.spawn(|| song.0.set(song.0.get() + 1));
    });
    println!("{}", song.0.get());
}
