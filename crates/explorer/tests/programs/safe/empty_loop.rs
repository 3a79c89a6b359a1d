//@ A detached thread loops without doing anything.
//@ outcome: ok: main
//@ why: the process ends with main.
use std::thread;

fn main() {
    thread::spawn(|| loop {});
    println!("main");
}
