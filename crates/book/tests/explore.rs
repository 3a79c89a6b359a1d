//! `book explore`: what it tells of a program, where, and with which exit status.

#![allow(
    clippy::disallowed_macros,
    reason = "snapbox asks for the path of a test, to write what it expects into it"
)]

// Its `test` is meant below.
#[macro_use]
extern crate remembered;

#[path = "explore/command.rs"]
mod command;
#[path = "support/executable.rs"]
mod executable;
#[path = "explore/found.rs"]
mod found;
#[path = "explore/refused.rs"]
mod refused;
#[path = "explore/support.rs"]
mod support;

fn main() {
    remembered::run(|parts| parts.with_file("the command", &executable::executable()));
}
