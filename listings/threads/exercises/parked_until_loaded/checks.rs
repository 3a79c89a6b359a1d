use std::thread;

pub fn woken_before() {
    let player = thread::spawn(|| {
        thread::current().unpark();
        wait_until_loaded();
        println!("play, loaded: {}", LOADED.load(Acquire));
    });
    loaded(player.thread());
    player.join().unwrap();
}

/// Only who keeps looking learns of the level in every schedule.
pub fn not_unparked() {
    let player = thread::spawn(|| {
        thread::current().unpark();
        wait_until_loaded();
        println!("play");
    });
    LOADED.store(true, Release);
    player.join().unwrap();
}
