//@ A thread is unparked for one reason while it waits, by park, for another.
//@ outcome: ok: both
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: two unparks before one park are one token; the second park, without a look, waits for ever
use std::thread;

fn main() {
    let main = thread::current();
    let again = main.clone();
    let first = thread::spawn(move || main.unpark());
    let second = thread::spawn(move || again.unpark());
    thread::park();
    thread::park();
    first.join().unwrap();
    second.join().unwrap();
    println!("both");
}
