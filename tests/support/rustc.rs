//! `rustc` as the proof runs it.
fn main() {}
