//@ An instant taken later is never before.
//@ outcome: ok: true true
//@ why: documentation of Instant: it is monotonically nondecreasing; a join orders the two.
use std::thread;
use std::time::Instant;

fn main() {
    let first = Instant::now();
    let second = thread::spawn(Instant::now).join().unwrap();
    let third = Instant::now();
    println!("{} {}", second >= first, third >= second);
}
