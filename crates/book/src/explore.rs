//! `book explore`: every schedule of a program, told in words or as a graph.

use crate::locate;
use crate::serve::playground;
use ::playground::explore::Explored;
use ::playground::{Event, Limits, Playground, Program, Stop};
use anyhow::Context;
use explorer::{Options, trace};
use std::fs;
use std::path::Path;

/// How an exploration ends, as the exit status of the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every schedule that was found ends well.
    Fine = 0,
    /// A schedule deadlocks, panics or aborts.
    Faulty = 1,
    /// The program can't be explored.
    Unexplorable = 2,
}

/// Explores the program in `file` and prints what was found: in words, or `as_json` its graph.
///
/// # Errors
/// When the file can't be read, or there is no compiler.
pub fn explore(
    file: &Path,
    edition: ::playground::Edition,
    options: &Options,
    as_json: bool,
) -> anyhow::Result<Verdict> {
    let code =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let playground = playground::start(&locate::work_folder(folder, true)?, Limits::default())?;
    let program = Program {
        edition,
        ..Program::new(code)
    };
    let (explored, words) = with_words(&playground, &program, options)?;
    Ok(match explored {
        Explored::Graph(graph) => {
            if as_json {
                println!("{}", graph.to_json());
            } else {
                print!("{}", trace::report(&graph, &program.code));
            }
            let is_fine = |end: &str| end == "ok" || end.starts_with("exit ");
            if graph.outcomes.iter().all(|outcome| is_fine(&outcome.end)) {
                Verdict::Fine
            } else {
                Verdict::Faulty
            }
        }
        Explored::Unexplorable(sentence) => {
            eprintln!("{} can't be explored: {sentence}", file.display());
            Verdict::Unexplorable
        }
        Explored::Ended(_) => {
            eprint!("{words}");
            eprintln!("{} can't be explored: it does not compile", file.display());
            Verdict::Unexplorable
        }
    })
}

/// What came of exploring `program`, and what the compiler said of it.
///
/// # Errors
/// When the system refuses what that needs.
pub(crate) fn with_words(
    playground: &Playground,
    program: &Program,
    options: &Options,
) -> anyhow::Result<(Explored, String)> {
    // Nobody stops it: whoever presses Ctrl-C ends this process, and the kernel what it has started.
    let (_stopper, stop) = Stop::new()?;
    let mut words = String::new();
    let mut collect = |event| {
        if let Event::Diagnostic(diagnostic) = event {
            words += &diagnostic.rendered;
        }
    };
    let explored = playground.explore(program, options, &stop, &mut collect);
    Ok((explored, words))
}
