//@ A token that is left before the thread parks is not lost, and two are one.
//@ outcome: ok: parked once
//@ outcome: deadlock: parked once
//@ fault: deadlock
//@ why: documentation of park: the token is taken at once, and there is at most one. Both unparks come before the second
//@ why: park's turn, or one is after the first park.
use std::thread;

fn main() {
    let main = thread::current();
    let thread = thread::spawn(move || {
        main.unpark();
        main.unpark();
    });
    thread::park();
    println!("parked once");
    thread::park();
    thread.join().unwrap();
}
