//! The entry of an explored program.

use crate::compile;
use crate::explore::explore_with;
use crate::found;
use crate::graph::Graph;
use crate::json::{map, text};
use crate::listing::Listing;
use crate::options::Options;
use std::fs::File;
use std::io::{self, Write};
use std::ops::Range;
use std::process::exit;

/// The exit code of a program that could not be explored. With a graph, capped or not, it is 0.
const REFUSED: i32 = 2;

/// The argument before the name of the file that the graph is written to, if it is not to be printed: what the program
/// itself prints, by ways that are not modelled, can't get among it.
const INTO: &str = "--into";

/// Explores `main`, and prints the graph as one line of JSON, or `{"error": "a sentence"}`; or writes it to the file that is
/// named behind `--into`, the first argument.
///
/// Other options are arguments of the program: see [`Options::from_arguments`].
///
/// # Safety
/// `statics` are the addresses of nothing but statics that can be written to; what they hold when they are first used is
/// what they were made with, by constants.
pub unsafe fn start(main: fn(), prepare: fn(), source: &str, file: &str, statics: Range<usize>) {
    let listing = Listing {
        file: file.to_owned(),
        source: source.to_owned(),
        prepare: Some(prepare),
    };
    let mut arguments = std::env::args().skip(1).peekable();
    let result = (arguments.next_if(|argument| argument == INTO))
        .map(|_| File::create(arguments.next().unwrap_or_default()))
        .transpose();
    let result: Box<dyn Write> = match result {
        Ok(Some(file)) => Box::new(file),
        Ok(None) => Box::new(io::stdout()),
        Err(error) => {
            eprintln!("the file behind {INTO} can't be written: {error}");
            exit(REFUSED)
        }
    };
    found::begin();
    let graph = Options::from_arguments(arguments).and_then(|options| {
        // SAFETY: as the caller says.
        unsafe { explore_with(&options, &listing, statics, compile::SEES_MEMORY, main) }
    });
    exit(answer(graph, result));
}

/// Writes what was found, and tells the exit code.
fn answer(graph: Result<Graph, String>, mut result: impl Write) -> i32 {
    let (line, code) = match graph {
        Ok(graph) => (graph.to_json(), 0),
        Err(sentence) => (map([("error", text(sentence))]).to_string(), REFUSED),
    };
    // Whoever no longer reads has no use for the rest.
    let _ = writeln!(result, "{line}").and_then(|()| result.flush());
    code
}
