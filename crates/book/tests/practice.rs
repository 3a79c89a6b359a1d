//! The exercises in a terminal, and a reader's progress, which the served book has in common with it.

// Its `test` is meant below.
#[macro_use]
extern crate remembered;

#[path = "support/executable.rs"]
mod executable;
#[path = "practice/over_http.rs"]
mod over_http;
#[path = "practice/progress.rs"]
mod progress;
#[path = "practice/support.rs"]
mod support;
#[path = "practice/terminal.rs"]
mod terminal;
#[path = "practice/watching.rs"]
mod watching;

fn main() {
    remembered::run(|parts| parts.with_file("the command", &executable::executable()));
}
