//@ A detached thread spins for a flag that nobody sets, and main returns.
//@ outcome: ok: main
//@ why: the process ends with main.
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

static FLAG: AtomicBool = AtomicBool::new(false);

fn main() {
    thread::spawn(|| while !FLAG.load(SeqCst) {});
    println!("main");
}
