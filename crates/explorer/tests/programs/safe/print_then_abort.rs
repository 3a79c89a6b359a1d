//@ What stands behind the last newline is lost in an abort, unless it is flushed.
//@ outcome: abort: one kept error
//@ fault: abort
//@ why: stdout is a LineWriter, and abort (its documentation) runs no destructors; standard error has no buffer.
use std::io::{Write, stdout};

fn main() {
    print!("one\nkept");
    stdout().flush().unwrap();
    print!(" lost");
    eprint!(" error");
    std::process::abort();
}
