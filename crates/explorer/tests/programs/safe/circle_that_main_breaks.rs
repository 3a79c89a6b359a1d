//@ Two threads wait for each other's message, but main has a sender, too, and uses it after a while.
//@ outcome: ok: first second
//@ why: while main sleeps both are blocked, but not for ever.
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (to_first, first) = channel::<u32>();
    let (to_second, second) = channel::<u32>();
    let back = to_first.clone();
    let waits_first = thread::spawn(move || {
        first.recv().unwrap();
        println!("first");
        to_second.send(1).unwrap();
    });
    let waits_second = thread::spawn(move || {
        second.recv().unwrap();
        println!("second");
        drop(back);
    });
    thread::sleep(Duration::from_millis(2));
    to_first.send(0).unwrap();
    waits_first.join().unwrap();
    waits_second.join().unwrap();
}
