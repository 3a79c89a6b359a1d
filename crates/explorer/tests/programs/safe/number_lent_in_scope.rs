//@ A function lends a number on its stack to a thread, and waits for its end before it returns.
//@ outcome: ok: 7
//@ why: the number outlives the thread, since the scope ends first
use std::sync::mpsc::channel;
use std::thread;

#[inline(never)]
fn lend() -> u64 {
    let number = 7;
    let (sender, receiver) = channel::<&u64>();
    thread::scope(|scope| {
        let reader = scope.spawn(move || *receiver.recv().unwrap());
        sender.send(&number).unwrap();
        reader.join().unwrap()
    })
}

fn main() {
    println!("{}", lend());
}
