use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::sync_channel(0);
    let runner = thread::spawn(move || {
        print!("1");
        rx.recv().unwrap();
        print!("2");
    });
    tx.send("baton").unwrap();
    print!("3");
    runner.join().unwrap();
}
