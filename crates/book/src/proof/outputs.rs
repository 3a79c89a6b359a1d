//! Runs the listings of a book that run, and compares with what is recorded.

use super::fault::Fault;
use super::versions;
use crate::listings::diagnostic::file_in_src;
use crate::listings::library::Library;
use crate::listings::listing::{Listing, Run};
use crate::listings::manifest::{Ends, Output};
use crate::problem::{Place, Problem};
use crate::proof::built::{Built, build};
use crate::proof::keep;
use crate::proof::run::{End, Outcome, run};
use crate::proof::waiting::can_tell;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// No listing takes longer, however slow the machine.
pub const LIMIT: Duration = Duration::from_secs(10);

/// A listing whose runs differ is run so many times, and so many when that has held before; once if it is optimised, because
/// it measures.
pub const RUNS_OF_VARYING: usize = 12;
pub const RUNS_OF_KNOWN: usize = 4;
/// One that measures must come to a good end in one of so many.
const RUNS_OF_MEASURING: usize = 5;
const AT_A_TIME: usize = 4;

/// Runs `listing`, many times when its output varies, and compares with what is recorded.
///
/// # Errors
/// The difference, for an author to read.
pub fn check(listing: &Listing, built: &Built) -> Result<(), Fault> {
    check_runs(listing, built, RUNS_OF_VARYING)
}

/// [`check`] by so many `runs` when the output varies.
///
/// # Errors
/// The difference, for an author to read.
pub fn check_runs(listing: &Listing, built: &Built, runs: usize) -> Result<(), Fault> {
    let Some(expected) = listing.run() else {
        return Ok(());
    };
    let executable = built.executable(listing)?;
    let run_once = || {
        let outcome = run(executable, LIMIT).map_err(|error| format!("can't be run: {error}"))?;
        compare(expected, &outcome)
    };
    match expected.output {
        Output::Exact | Output::AnyOrder => run_once(),
        // It measures: runs side by side would measure each other, and one after the other they take long.
        // What it asserts of times need not hold while others keep the machine busy.
        Output::Varies if expected.optimised => (1..RUNS_OF_MEASURING)
            .find_map(|_| run_once().ok())
            .map_or_else(run_once, Ok),
        Output::Varies => run_many_times(runs, run_once),
    }?;
    versions::check(listing, expected)
}

/// Some runs at the same time, so that threads of other runs get in the way of each.
fn run_many_times(
    runs: usize,
    run_once: impl Fn() -> Result<(), Fault> + Sync,
) -> Result<(), Fault> {
    let one_after_the_other = || {
        for _ in 0..runs / AT_A_TIME {
            run_once().map_err(|fault| Fault {
                sentence: format!("in one of {runs} runs: {}", fault.sentence),
                ..fault
            })?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..AT_A_TIME)
            .map(|_| scope.spawn(one_after_the_other))
            .collect();
        running
            .into_iter()
            .try_for_each(|run| run.join().expect("a run that fails says so"))
    })
}

/// Records what `listing` of the book at `root` prints and says on standard error, when that is not what is recorded.
///
/// # Errors
/// When there is nothing to record: it does not compile, or does not end as its manifest says.
pub fn record(root: &Path, listing: &Listing, built: &Built) -> Result<(), Fault> {
    let Err(difference) = check(listing, built) else {
        return Ok(());
    };
    write(root, listing, built).map_err(|why| Fault::new(format!("{difference}\n{why}")))
}

fn write(root: &Path, listing: &Listing, built: &Built) -> Result<(), Fault> {
    let Some(expected) = listing.run() else {
        return Ok(());
    };
    let executable = built.executable(listing)?;
    let run_once = || run(executable, LIMIT).map_err(|error| format!("can't be run: {error}"));
    let mut outcome = run_once()?;
    if expected.ends == Ends::MayHang {
        for _ in 1..RUNS_OF_VARYING {
            if has_ended(&outcome) {
                break;
            }
            outcome = run_once()?;
        }
        if !has_ended(&outcome) {
            return Err(Fault::new(format!(
                "hung in each of {RUNS_OF_VARYING} runs"
            )));
        }
    }
    check_end(expected.ends, &outcome)?;
    let stderr = without_accidents(&outcome.stderr);
    for (extension, text) in [("stdout", &outcome.stdout), ("stderr", &stderr)] {
        let golden = root.join(listing.path.with_extension(extension));
        keep::text(&golden, text).map_err(|error| format!("{}: {error}", golden.display()))?;
    }
    versions::keep(root, listing)
        .map_err(|error| Fault::new(format!("its version can't be kept: {error}")))
}

/// [`check`] of every listing of the book at `root`: what differs, in the order of their names.
///
/// # Errors
/// As [`build`].
pub fn problems(root: &Path, target: Option<&Path>) -> Result<Vec<Problem>, String> {
    let (library, _) = Library::load(root);
    let built = build(root, target, library.listings.values())?;
    let checks = library
        .listings
        .values()
        .map(|listing| (listing, check(listing, &built)));
    Ok(checks
        .filter_map(|(listing, result)| {
            let fault = result.err()?;
            Some(Problem::new(Place::file(&listing.path), fault.to_string()))
        })
        .collect())
}

/// # Errors
/// The difference between `outcome` and what is recorded, for an author to read.
pub fn compare(expected: &Run, outcome: &Outcome) -> Result<(), Fault> {
    check_end(expected.ends, outcome)?;
    let beginning = outcome.stdout.as_str();
    if expected.ends == Ends::MayHang
        && !has_ended(outcome)
        && expected.stdout.starts_with(beginning)
    {
        // What is recorded is a run that ended; one that hung printed no more than its beginning.
        return Ok(());
    }
    if expected.output == Output::Varies {
        let is_recorded = expected.stdout.is_empty() == outcome.stdout.is_empty();
        return if is_recorded {
            Ok(())
        } else {
            Err(Fault::new(
                "no run is recorded; `cargo run -- bless` records one",
            ))
        };
    }
    let in_any_order = expected.output == Output::AnyOrder;
    check_text(
        "standard output",
        &expected.stdout,
        &outcome.stdout,
        in_any_order,
    )?;
    check_text(
        "standard error",
        &expected.stderr,
        &without_accidents(&outcome.stderr),
        in_any_order,
    )
}

fn has_ended(outcome: &Outcome) -> bool {
    matches!(outcome.end, End::Exit(_))
}

fn check_end(expected: Ends, outcome: &Outcome) -> Result<(), Fault> {
    let wanted = match expected {
        Ends::Normally => "ends normally",
        Ends::Panics => "panics",
        Ends::Hangs => "hangs",
        Ends::MayHang => "ends normally or hangs",
    };
    let ended = match (expected, outcome.end) {
        (Ends::Normally | Ends::MayHang, End::Exit(Some(0)))
        | (Ends::Panics, End::Exit(Some(101))) => {
            return Ok(());
        }
        (Ends::Hangs | Ends::MayHang, End::Deadlock) => return Ok(()),
        // Where the system does not tell what threads wait for, a time limit must do.
        (Ends::Hangs | Ends::MayHang, End::Overdue) if !can_tell() => return Ok(()),
        (_, End::Exit(Some(code))) => format!("ended with exit code {code}"),
        (_, End::Exit(None)) => "was ended by a signal".to_owned(),
        (_, End::Deadlock) => {
            "hung, every thread waiting for ever (a deadlock?), and was killed".to_owned()
        }
        (_, End::Overdue) => format!("still ran after {} s and was killed", LIMIT.as_secs()),
    };
    Err(Fault::new(format!(
        "the page says it {wanted}, but it {ended}; standard error:\n{}",
        outcome.stderr
    )))
}

fn check_text(stream: &str, expected: &str, actual: &str, in_any_order: bool) -> Result<(), Fault> {
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if in_any_order {
            lines.sort();
        }
        lines
    };
    if lines(expected) == lines(actual) {
        return Ok(());
    }
    Err(Fault::between(
        format!("{stream} is not what the page shows (`cargo run -- bless` records it anew)"),
        expected,
        actual,
    ))
}

/// Standard error without what differs from run to run, or would not be so for a reader: the number of a thread, the
/// path of the program, and the line about backtraces.
pub fn without_accidents(stderr: &str) -> String {
    let lines: Vec<String> = stderr
        .lines()
        .filter(|line| !line.starts_with("note: run with `RUST_BACKTRACE"))
        .map(panic_line)
        .collect();
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The thread of a line that tells of a panic, without its number, and the place.
pub fn panicked(line: &str) -> Option<(&str, &str)> {
    let (thread, place) = line.split_once(" panicked at ")?;
    let thread = thread.rsplit_once(" (").map_or(thread, |(name, _)| name);
    Some((thread, place))
}

/// `thread 'main' (4711) panicked at listings/x/src/bin/y.rs:3:5:` becomes `thread 'main' panicked at src/main.rs:3:5:`.
fn panic_line(line: &str) -> String {
    let Some((thread, place)) = panicked(line) else {
        return line.to_owned();
    };
    let place = match (file_in_src(place), place.split_once(".rs:")) {
        (Some(file), Some((_, position))) => format!("src/{file}:{position}"),
        _ => place.to_owned(),
    };
    format!("{thread} panicked at {place}")
}
