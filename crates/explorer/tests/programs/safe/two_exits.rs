//@ Two threads end the process, each with its own code, while main waits.
//@ outcome: exit 1:
//@ outcome: exit 2:
//@ why: the first to come ends it; the other waits in exit (documentation of process::exit), or has not begun.
use std::{process, thread};

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| process::exit(1));
        scope.spawn(|| process::exit(2));
    });
}
