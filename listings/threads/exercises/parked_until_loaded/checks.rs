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
