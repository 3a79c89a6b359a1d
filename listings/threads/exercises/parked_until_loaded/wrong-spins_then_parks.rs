use std::sync::atomic::{
    AtomicBool,
    Ordering::{Acquire, Release},
};
use std::thread::{self, Thread};

static LOADED: AtomicBool = AtomicBool::new(false);

/// Returns when the level is loaded.
fn wait_until_loaded() {
    while !LOADED.load(Acquire) {
        std::hint::spin_loop();
    }
    thread::park();
}

/// Says that the level is loaded, and wakes `player`.
fn loaded(player: &Thread) {
    LOADED.store(true, Release);
    player.unpark();
}

fn main() {
    let player = thread::spawn(|| {
        wait_until_loaded();
        println!("play, loaded: {}", LOADED.load(Acquire));
    });
    loaded(player.thread());
    player.join().unwrap();
}
