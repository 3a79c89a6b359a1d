//@ A worker waits for messages of a static sender when main returns: it is not stuck.
//@ outcome: ok: main
//@ outcome: ok: got 1 main
//@ outcome: ok: main got 1
//@ why: whoever runs could send by the static. The worker has the message before main prints, after it, or not at all before
//@ why: the process ends.
use std::sync::mpsc::{Sender, channel};
use std::sync::{LazyLock, Mutex};
use std::thread;

static JOBS: LazyLock<Mutex<Sender<u32>>> = LazyLock::new(|| {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for job in receiver {
            println!("got {job}");
        }
    });
    Mutex::new(sender)
});

fn main() {
    JOBS.lock().unwrap().send(1).unwrap();
    println!("main");
}
