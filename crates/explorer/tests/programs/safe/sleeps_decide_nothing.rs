//@ One sleeps longer than the other, which orders nothing.
//@ outcome: ok: short long
//@ outcome: ok: long short
//@ why: documentation of thread::sleep: the thread sleeps at least so long.
use std::thread;
use std::time::Duration;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_micros(1));
            println!("short");
        });
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(2));
            println!("long");
        });
    });
}
