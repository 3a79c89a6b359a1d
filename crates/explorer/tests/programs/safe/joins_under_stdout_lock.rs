//@ Main joins a thread that prints, with the lock of stdout in its hands.
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: println! waits for the lock, whose holder waits for the thread. A real run hangs.
use std::io::stdout;
use std::thread;

fn main() {
    let out = stdout().lock();
    thread::spawn(|| println!("x")).join().unwrap();
    drop(out);
}
