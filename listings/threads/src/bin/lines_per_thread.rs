use std::cell::Cell;
use std::thread;

thread_local! {
    static LINE: Cell<u32> = const { Cell::new(0) };
}

fn log(who: &str, text: &str) {
    LINE.set(LINE.get() + 1);
    println!("{who}, line {}: {text}", LINE.get());
}

fn main() {
    log("main", "up and running");
    log("main", "time for a backup");

    let backup = thread::spawn(|| {
        log("backup", "copying");
        LINE.get()
    });

    let lines = backup.join().unwrap();
    println!("the backup logged {lines}, main {}", LINE.get());
}
