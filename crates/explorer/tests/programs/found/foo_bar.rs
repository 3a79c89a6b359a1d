//@ Two threads print foo and bar in turns, three times.
//@ outcome: ok: foobar foobar foobar
//@ why: the turn is a boolean under a lock, and each waits for its own
use std::sync::{Condvar, Mutex};
use std::thread;

static FOO_IS_NEXT: Mutex<bool> = Mutex::new(true);
static TURN: Condvar = Condvar::new();

fn take_turns(mine: bool, word: &str, end: &str) {
    for _ in 0..3 {
        let mut next = TURN.wait_while(FOO_IS_NEXT.lock().unwrap(), |foo| *foo != mine).unwrap();
        print!("{word}{end}");
        *next = !mine;
        TURN.notify_one();
    }
}

fn main() {
    let other = thread::spawn(|| take_turns(false, "bar", " "));
    take_turns(true, "foo", "");
    other.join().unwrap();
}
