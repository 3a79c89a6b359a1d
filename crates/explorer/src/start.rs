//! The entry of an explored program.

use crate::engine::statics::Statics;
use crate::json::{map, text};
use crate::options::Options;
use crate::search::{Listing, explore_with};
use std::io::Write;
use std::ops::Range;
use std::process::exit;

/// The exit code of a program that could not be explored. With a graph, capped or not, it is 0.
const REFUSED: i32 = 2;

/// Explores `main`, and prints the graph as one line of JSON, or `{"error": "a sentence"}`.
///
/// Options are arguments of the program: see [`Options::from_arguments`].
///
/// # Safety
/// `statics` are the addresses of nothing but statics that can be written to; what they hold when they are first used is
/// what they were made with, by constants.
pub unsafe fn start(
    main: fn(),
    prepare: fn(),
    source: &str,
    file: &str,
    statics: Range<usize>,
    has_unsafe: bool,
    lends: bool,
) {
    let listing = Listing {
        file: file.to_owned(),
        source: source.to_owned(),
        prepare: Some(prepare),
    };
    // SAFETY: as the caller says; the program has not begun.
    let statics = unsafe { Statics::at(statics) };
    let graph = Options::from_arguments(std::env::args().skip(1)).and_then(|mut options| {
        options.remember_all |= has_unsafe;
        options.lends = lends;
        explore_with(&options, &listing, statics, main)
    });
    let (line, code) = match graph {
        Ok(graph) => (graph.to_json(), 0),
        Err(sentence) => (map([("error", text(sentence))]).to_string(), REFUSED),
    };
    let mut stdout = std::io::stdout().lock();
    // Whoever no longer reads has no use for the rest.
    let _ = writeln!(stdout, "{line}").and_then(|()| stdout.flush());
    exit(code);
}
