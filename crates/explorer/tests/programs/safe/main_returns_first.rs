//@ Main returns while a detached thread counts aloud.
//@ outcome: ok: main
//@ outcome: ok: main 1
//@ outcome: ok: main 1 2
//@ outcome: ok: 1 main
//@ outcome: ok: 1 main 2
//@ outcome: ok: 1 2 main
//@ why: the process ends with main, at any line of the thread, which may print until then.
use std::thread;

fn main() {
    thread::spawn(|| {
        println!("1");
        println!("2");
    });
    println!("main");
}
